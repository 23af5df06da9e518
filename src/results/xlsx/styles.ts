import type { CellFormat, CellStyle, Workbook } from '../../report/workbook/workbook.ts'
import { numberFormat } from './number-formats.ts'
import { escaped, XML_HEAD } from './xml.ts'

/** How a kind of cell looks; fonts, fills and borders by their places in the lists below. */
interface Look {
  readonly font: number
  readonly fill: number
  readonly border: number
  readonly alignment?: string
}

const FONTS = [
  '<sz val="11"/><color rgb="FF1F2933"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><color rgb="FF1F2933"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="16"/><color rgb="FF1F2933"/><name val="Calibri"/><family val="2"/>',
  '<sz val="10"/><color rgb="FF66707A"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><color rgb="FF1B7F4B"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><color rgb="FFB42318"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><color rgb="FF9A6700"/><name val="Calibri"/><family val="2"/>',
]
const [PLAIN, BOLD, LARGE, FAINT, GREEN, RED, YELLOW] = FONTS.keys()

/** The first two are always there, by the standard. */
const FILLS = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  '<patternFill patternType="solid"><fgColor rgb="FFE4ECF5"/><bgColor indexed="64"/></patternFill>',
  '<patternFill patternType="solid"><fgColor rgb="FFFFF6D6"/><bgColor indexed="64"/></patternFill>',
]
const [NO_FILL, , BLUE, INPUT] = FILLS.keys()

const BORDERS = [
  '<left/><right/><top/><bottom/><diagonal/>',
  '<left/><right/><top/><bottom style="thin"><color rgb="FF9AA5B1"/></bottom><diagonal/>',
  '<left/><right/><top style="thin"><color rgb="FF9AA5B1"/></top><bottom/><diagonal/>',
]
const [NO_BORDER, BELOW, ABOVE] = BORDERS.keys()

/** Of a text that stands behind a number. */
const INDENT = '<alignment horizontal="left" indent="1"/>'

const LOOKS: Readonly<Record<CellStyle | 'plain', Look>> = {
  plain: { font: PLAIN, fill: NO_FILL, border: NO_BORDER },
  title: { font: LARGE, fill: NO_FILL, border: NO_BORDER },
  sentence: { font: BOLD, fill: NO_FILL, border: NO_BORDER },
  head: { font: BOLD, fill: BLUE, border: BELOW, alignment: '<alignment vertical="center" wrapText="1"/>' },
  'number-head': {
    font: BOLD,
    fill: BLUE,
    border: BELOW,
    alignment: '<alignment horizontal="right" vertical="center" wrapText="1"/>',
  },
  total: { font: BOLD, fill: NO_FILL, border: ABOVE },
  input: { font: PLAIN, fill: INPUT, border: NO_BORDER },
  faint: { font: FAINT, fill: NO_FILL, border: NO_BORDER },
  good: { font: GREEN, fill: NO_FILL, border: NO_BORDER, alignment: INDENT },
  bad: { font: RED, fill: NO_FILL, border: NO_BORDER, alignment: INDENT },
  open: { font: YELLOW, fill: NO_FILL, border: NO_BORDER, alignment: INDENT },
  beside: { font: PLAIN, fill: NO_FILL, border: NO_BORDER, alignment: INDENT },
}

/** Formats of our own have numbers from here on, by the standard. */
const FIRST_FORMAT = 164

/** Looks and formats that the cells of a workbook have, each once: cells name them by number. */
export class StyleTable {
  private readonly workbook: Pick<Workbook, 'currency' | 'locale'>
  private readonly formats = new Map<string, number>()
  private readonly numbers = new Map<string, number>()
  private readonly xfs: string[] = []

  constructor(workbook: Pick<Workbook, 'currency' | 'locale'>) {
    this.workbook = workbook
    this.numberOf('plain', undefined, false)
  }

  /** `quoted`: a text that would be a formula were it typed in stays a text when it is edited. */
  numberOf(style: CellStyle | 'plain', format: CellFormat | undefined, quoted: boolean): number {
    const key = `${style} ${format ?? ''} ${quoted}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const { alignment, border, fill, font } = LOOKS[style]
    const attributes = [
      `numFmtId="${this.formatOf(format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`,
      'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"',
      ...(alignment === undefined ? [] : ['applyAlignment="1"']),
      ...(quoted ? ['quotePrefix="1"'] : []),
    ].join(' ')
    this.xfs.push(alignment === undefined ? `<xf ${attributes}/>` : `<xf ${attributes}>${alignment}</xf>`)
    this.numbers.set(key, this.xfs.length - 1)
    return this.xfs.length - 1
  }

  private formatOf(format: CellFormat | undefined): number {
    if (format === undefined) return 0
    const code = numberFormat(format, this.workbook)
    const known = this.formats.get(code)
    if (known !== undefined) return known
    const number = FIRST_FORMAT + this.formats.size
    this.formats.set(code, number)
    return number
  }

  /** Once all cells are written. */
  xml(): string {
    const list = (name: string, element: string, all: readonly string[]): string =>
      `<${name} count="${all.length}">${all.map((one) => `<${element}>${one}</${element}>`).join('')}</${name}>`
    const formats = [...this.formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
    return [
      XML_HEAD,
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      list('fonts', 'font', FONTS),
      list('fills', 'fill', FILLS),
      list('borders', 'border', BORDERS),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.xfs.length}">${this.xfs.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}
