import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * The program of the charts in a report: src/charts and what it needs of ECharts, one script for every browser, with the
 * hash by which a page lets it run and nothing else.
 */
const bundle = await rolldown({
  input: 'src/charts/main.ts',
  platform: 'browser',
  transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2020' },
  tsconfig: 'tsconfig.charts.json',
})
const { output } = await bundle.generate({ format: 'iife', minify: true })
const read = (path) => readFileSync(join('node_modules', path), 'utf8').trim()
const { version } = JSON.parse(read('echarts/package.json'))
// What the licences ask of whoever hands the program on, and every report does.
const notice = [
  `Charts: Apache ECharts ${version}, Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0`,
  read('echarts/NOTICE'),
  `ZRender\n${read('zrender/LICENSE')}`,
  `d3, as adapted by ECharts\n${read('echarts/licenses/LICENSE-d3')}`,
].join('\n\n')
const code = output[0].code.replaceAll('</script', '<\\/script').trim()
const text = `/*\n${notice}\n*/\n${code}`
const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`
mkdirSync('dist/charts', { recursive: true })
writeFileSync('dist/charts/program.js', text)
writeFileSync('dist/charts/program.json', `${JSON.stringify({ hash })}\n`)
