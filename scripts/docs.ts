import { readFileSync, writeFileSync } from 'node:fs'
import { figureDocs } from '../src/report/figure-docs.ts'
import { scenarioDocs } from '../src/scenario/docs.ts'

writeFileSync('docs/scenario.md', scenarioDocs())
writeFileSync('docs/figures.md', figureDocs(readFileSync('docs/figures.md', 'utf8')))
