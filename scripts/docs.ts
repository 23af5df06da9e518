import { writeFileSync } from 'node:fs'
import { scenarioDocs } from '../src/scenario/docs.ts'

writeFileSync('docs/scenario.md', scenarioDocs())
