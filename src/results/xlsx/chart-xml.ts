import { rangeAddress } from '../../report/workbook/addresses.ts'
import type { Chart, ChartAxis, ChartSeries, Range, Workbook } from '../../report/workbook/workbook.ts'
import { numberFormat } from './number-formats.ts'
import { escaped, XML_HEAD } from './xml.ts'

/** Told apart by those who see colours otherwise, too (Okabe & Ito 2008). */
const COLORS = ['0072B2', 'E69F00', '009E73', 'CC79A7', '56B4E9', 'D55E00', 'F0E442', '999999']

const LINE_WIDTH = 28_575

/** Category and value axis, of the left and the right side. */
const LEFT = { category: 1001, value: 1002 }
const RIGHT = { category: 2001, value: 2002 }

/** A chart as a spreadsheet draws and edits it. What it shows is in cells; it holds their places alone. */
export function chartXml(chart: Chart, workbook: Workbook): string {
  const { categories, left, right, title } = chart
  const format = (axis: ChartAxis): string => escaped(numberFormat(axis.format, workbook))
  const plots = [
    plotXml(left, categories, LEFT, 0),
    ...(right === undefined ? [] : [plotXml(right, categories, RIGHT, left.series.length)]),
  ]
  const axes = [
    categoryAxis(LEFT, false),
    valueAxis(left, LEFT, 'l', format(left)),
    ...(right === undefined ? [] : [categoryAxis(RIGHT, true), valueAxis(right, RIGHT, 'r', format(right))]),
  ]
  return [
    XML_HEAD,
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<c:roundedCorners val="0"/>',
    `<c:chart>${titleXml(title, 1300)}<c:autoTitleDeleted val="0"/>`,
    `<c:plotArea><c:layout/>${plots.join('')}${axes.join('')}</c:plotArea>`,
    '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>',
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('')
}

function plotXml({ kind, series }: ChartAxis, categories: Range, ids: typeof LEFT, before: number): string {
  const axes = `<c:axId val="${ids.category}"/><c:axId val="${ids.value}"/>`
  const isLine = kind === 'lines'
  const all = series.map((one, i) => seriesXml(one, categories, before + i, isLine)).join('')
  if (isLine) {
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${all}<c:marker val="1"/>${axes}</c:lineChart>`
  }
  const grouping = kind === 'stacked' ? 'stacked' : 'clustered'
  const overlap = kind === 'stacked' ? '<c:overlap val="100"/>' : ''
  return (
    `<c:barChart><c:barDir val="col"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${all}` +
    `<c:gapWidth val="50"/>${overlap}${axes}</c:barChart>`
  )
}

function seriesXml({ name, values }: ChartSeries, categories: Range, order: number, isLine: boolean): string {
  const color = `<a:solidFill><a:srgbClr val="${COLORS[order % COLORS.length]}"/></a:solidFill>`
  const shape = isLine
    ? `<c:spPr><a:ln w="${LINE_WIDTH}" cap="rnd">${color}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
    : `<c:spPr>${color}</c:spPr><c:invertIfNegative val="0"/>`
  return (
    `<c:ser><c:idx val="${order}"/><c:order val="${order}"/>` +
    `<c:tx><c:strRef><c:f>${escaped(rangeAddress(name))}</c:f></c:strRef></c:tx>${shape}` +
    `<c:cat><c:strRef><c:f>${escaped(rangeAddress(categories))}</c:f></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${escaped(rangeAddress(values))}</c:f></c:numRef></c:val>` +
    `${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
  )
}

function categoryAxis({ category, value }: typeof LEFT, isHidden: boolean): string {
  return (
    `<c:catAx><c:axId val="${category}"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
    `<c:delete val="${isHidden ? 1 : 0}"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="low"/>${LINE}<c:crossAx val="${value}"/><c:crosses val="autoZero"/><c:auto val="0"/>` +
    '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
  )
}

function valueAxis({ most, title }: ChartAxis, ids: typeof LEFT, side: 'l' | 'r', format: string): string {
  const ends = most === undefined ? '' : `<c:max val="${most}"/><c:min val="0"/>`
  const grid = side === 'l' ? `<c:majorGridlines>${LINE}</c:majorGridlines>` : ''
  return (
    `<c:valAx><c:axId val="${ids.value}"/><c:scaling><c:orientation val="minMax"/>${ends}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${side}"/>${grid}${titleXml(title, 1000)}` +
    `<c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="nextTo"/>${LINE}<c:crossAx val="${ids.category}"/>` +
    `<c:crosses val="${side === 'l' ? 'autoZero' : 'max'}"/><c:crossBetween val="between"/></c:valAx>`
  )
}

const LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D0D5DB"/></a:solidFill></a:ln></c:spPr>'

/** In hundredths of a point. */
function titleXml(title: string, size: number): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr>` +
    `<a:r><a:rPr lang="en-US" sz="${size}" b="0"/><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx>` +
    '<c:overlay val="0"/></c:title>'
  )
}
