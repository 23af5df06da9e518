import type { Workbook } from '../../report/workbook/workbook.ts'
import { chartXml } from './chart-xml.ts'
import { drawingXml, relationshipsXml } from './drawing-xml.ts'
import { sheetXml } from './sheet-xml.ts'
import { StyleTable } from './styles.ts'
import { contentTypesXml, corePropertiesXml, packageRelationshipsXml, workbookXml } from './workbook-xml.ts'
import { zipOf } from './zip.ts'

/** A workbook as Excel and LibreOffice open it (ECMA-376). The same workbook gives the same bytes. */
export function xlsxOf(workbook: Workbook): Uint8Array {
  return zipOf(partsOf(workbook))
}

function* partsOf(workbook: Workbook): Generator<readonly [path: string, parts: Iterable<string>]> {
  const { sheets, title } = workbook
  const drawn = [...sheets.keys()].filter((i) => (sheets[i].charts ?? []).length > 0)
  const charts = sheets.flatMap((sheet) => sheet.charts ?? [])
  const numbers = drawn.map((i) => i + 1)
  yield ['[Content_Types].xml', [contentTypesXml(sheets.length, numbers, charts.length)]]
  yield ['_rels/.rels', [packageRelationshipsXml()]]
  yield ['docProps/core.xml', [corePropertiesXml(title)]]
  yield ['xl/workbook.xml', [workbookXml(workbook)]]
  const targets = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const)
  yield ['xl/_rels/workbook.xml.rels', [relationshipsXml([...targets, ['styles', 'styles.xml']])]]
  const styles = new StyleTable(workbook)
  for (const [i, sheet] of sheets.entries()) {
    yield [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, styles, i === 0)]
  }
  yield ['xl/styles.xml', [styles.xml()]]
  let chart = 1
  for (const i of drawn) {
    const own = sheets[i].charts ?? []
    const number = i + 1
    yield [
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      [relationshipsXml([['drawing', `../drawings/drawing${number}.xml`]])],
    ]
    yield [`xl/drawings/drawing${number}.xml`, [drawingXml(own)]]
    const targetsOfCharts = own.map((_, place) => ['chart', `../charts/chart${chart + place}.xml`] as const)
    yield [`xl/drawings/_rels/drawing${number}.xml.rels`, [relationshipsXml(targetsOfCharts)]]
    for (const one of own) yield [`xl/charts/chart${chart++}.xml`, [chartXml(one, workbook)]]
  }
}
