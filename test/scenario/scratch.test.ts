import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { scenarioDocs } from '../../src/scenario/docs.ts'
test('x', () => { writeFileSync('docs/scenario.md', scenarioDocs()) })
