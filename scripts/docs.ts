import { readFileSync, writeFileSync } from 'node:fs'
import { growthChart, type Growth } from '../bench/growth-chart.ts'
import { figureDocs } from '../src/report/figure-docs.ts'
import { scenarioDocs } from '../src/scenario/docs.ts'

writeFileSync('docs/scenario.md', scenarioDocs())
writeFileSync('docs/figures.md', figureDocs(readFileSync('docs/figures.md', 'utf8')))
writeFileSync(
  'docs/growth.svg',
  growthChart(JSON.parse(readFileSync('docs/measurements/growth.json', 'utf8')) as Growth),
)
