import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
const { version } = JSON.parse(readFileSync('node_modules/echarts/package.json', 'utf8'))
const notice = `/* Charts: Apache ECharts ${version}, Apache License 2.0, https://echarts.apache.org */`
const code = output[0].code.replaceAll('</script', '<\\/script').trim()
const text = `${notice}\n${code}`
const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`
mkdirSync('dist/charts', { recursive: true })
writeFileSync('dist/charts/program.js', text)
copyFileSync('node_modules/echarts/LICENSE', 'dist/charts/LICENSE-echarts')
copyFileSync('node_modules/echarts/NOTICE', 'dist/charts/NOTICE-echarts')
writeFileSync('dist/charts/program.json', `${JSON.stringify({ hash })}\n`)
