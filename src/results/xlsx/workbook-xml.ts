import { quotedSheet, fixedAddressOf } from '../../report/workbook/addresses.ts'
import type { Sheet, Workbook } from '../../report/workbook/workbook.ts'
import { escaped, XML_HEAD } from './xml.ts'

const PACKAGE = 'application/vnd.openxmlformats-package'
const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Sheets by name, and what belongs to all of them. Whoever opens it computes all formulas anew. */
export function workbookXml({ sheets }: Workbook): string {
  const names = sheets.flatMap((sheet, i) => [...filterName(sheet, i), ...titleName(sheet, i)])
  return [
    XML_HEAD,
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<workbookPr defaultThemeVersion="124226"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>',
    ...sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
    '</sheets>',
    names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`,
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
  ].join('')
}

/** What Excel keeps a filter by. */
function filterName({ filter, name }: Sheet, sheet: number): string[] {
  if (filter === undefined) return []
  const { columns, head, rows } = filter
  const [from, to] = [
    fixedAddressOf({ row: head, column: 0 }),
    fixedAddressOf({ row: head + rows, column: columns - 1 }),
  ]
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${sheet}" hidden="1">${escaped(quotedSheet(name))}!${from}:${to}</definedName>`,
  ]
}

/** The last of the rows that stay on the screen, the heads, is on top of every printed page. */
function titleName({ frozen, name }: Sheet, sheet: number): string[] {
  if (frozen === undefined || frozen.rows === 0) return []
  return [
    `<definedName name="_xlnm.Print_Titles" localSheetId="${sheet}">${escaped(quotedSheet(name))}!$${frozen.rows}:$${frozen.rows}</definedName>`,
  ]
}

export function contentTypesXml(sheets: number, drawings: readonly number[], charts: number): string {
  const part = (path: string, type: string): string => `<Override PartName="/${path}" ContentType="${type}"/>`
  const counted = (count: number, of: (number: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => of(i + 1))
  return [
    XML_HEAD,
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    `<Default Extension="rels" ContentType="${PACKAGE}.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    part('xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`),
    ...counted(sheets, (i) => part(`xl/worksheets/sheet${i}.xml`, `${OFFICE}.spreadsheetml.worksheet+xml`)),
    part('xl/styles.xml', `${OFFICE}.spreadsheetml.styles+xml`),
    ...drawings.map((i) => part(`xl/drawings/drawing${i}.xml`, `${OFFICE}.drawing+xml`)),
    ...counted(charts, (i) => part(`xl/charts/chart${i}.xml`, `${OFFICE}.drawingml.chart+xml`)),
    part('docProps/core.xml', `${PACKAGE}.core-properties+xml`),
    '</Types>',
  ].join('')
}

/** No time of writing: the same figures give the same bytes. */
export function corePropertiesXml(title: string): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>agner</dc:creator></cp:coreProperties>`
  )
}

export function packageRelationshipsXml(): string {
  const base = 'http://schemas.openxmlformats.org'
  return (
    `${XML_HEAD}<Relationships xmlns="${base}/package/2006/relationships">` +
    `<Relationship Id="rId1" Type="${base}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>` +
    `<Relationship Id="rId2" Type="${base}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
    '</Relationships>'
  )
}
