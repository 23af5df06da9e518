import { appendFile, open, readdir, rm, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fileFault } from './file-fault.ts'

/** Where the line of a point stands. */
interface Entry {
  readonly file: string
  readonly offset: number
  readonly length: number
}

const NAME = /^unfinished(-\d+-of-\d+)?\.ndjson$/
const NEWLINE = 10
const CLOSING_BRACE = 0x7d
const BLOCK = 1 << 20

/**
 * What has come of points, a line of JSON each, appended as they are done: what a killed process leaves behind is at most one
 * torn line, which is taken off. Several processes may have one each in a folder. Lines stay on disk; where they are is known.
 */
export class Journal {
  private readonly folder: string
  /** null: nothing is added. */
  private readonly own: string | null
  private readonly entries = new Map<number, Entry>()
  private readonly handles = new Map<string, FileHandle>()
  private ownLength = 0

  private constructor(folder: string, part: string | null) {
    this.folder = folder
    this.own = part === null ? null : join(folder, `unfinished${part}.ndjson`)
  }

  /**
   * Looks up the lines of all journals of a folder; `part` names the one that is added to, whose torn end goes; null: the
   * folder is somebody else's, and is only read. Throws a FileFault.
   */
  static async open(folder: string, part: string | null = ''): Promise<Journal> {
    const journal = new Journal(folder, part)
    try {
      for (const name of (await readdir(folder)).toSorted())
        if (NAME.test(name)) await journal.index(join(folder, name))
    } catch (error) {
      throw fileFault(`read ${folder}`, error)
    }
    return journal
  }

  get points(): Iterable<number> {
    return this.entries.keys()
  }

  has(point: number): boolean {
    return this.entries.has(point)
  }

  /** `line` has no line break. Throws a FileFault; what was written before is kept. */
  async add(point: number, line: string): Promise<void> {
    if (this.own === null) throw new Error('a journal that is read')
    const bytes = Buffer.from(`${line}\n`)
    try {
      await appendFile(this.own, bytes)
    } catch (error) {
      throw fileFault(`write ${this.own}`, error)
    }
    this.entries.set(point, { file: this.own, offset: this.ownLength, length: bytes.length - 1 })
    this.ownLength += bytes.length
  }

  async read(point: number): Promise<string> {
    const entry = this.entries.get(point)
    if (entry === undefined) throw new Error(`point ${point} has no line`)
    try {
      const handle = await this.handleOf(entry.file)
      const { buffer } = await handle.read(Buffer.alloc(entry.length), 0, entry.length, entry.offset)
      return buffer.toString('utf8')
    } catch (error) {
      throw fileFault(`read ${entry.file}`, error)
    }
  }

  async close(): Promise<void> {
    for (const handle of this.handles.values()) await handle.close()
    this.handles.clear()
  }

  /** Where everything is in tables. */
  async remove(): Promise<void> {
    await this.close()
    for (const name of await readdir(this.folder)) if (NAME.test(name)) await rm(join(this.folder, name))
  }

  private async handleOf(file: string): Promise<FileHandle> {
    let handle = this.handles.get(file)
    if (handle === undefined) this.handles.set(file, (handle = await open(file, 'r')))
    return handle
  }

  /** Whole lines alone; of a point the first that is found counts. */
  private async index(file: string): Promise<void> {
    const handle = await this.handleOf(file)
    let [lineStart, at] = [0, 0]
    let line: Buffer[] = []
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, at)
      if (bytesRead === 0) break
      const block = buffer.subarray(0, bytesRead)
      let from = 0
      for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, from)) {
        line.push(block.subarray(from, end))
        this.keep(file, lineStart, Buffer.concat(line))
        line = []
        from = end + 1
        lineStart = at + from
      }
      line.push(block.subarray(from))
      at += bytesRead
    }
    if (file !== this.own) return
    if (at > lineStart) await truncate(file, lineStart)
    this.ownLength = lineStart
  }

  private keep(file: string, offset: number, line: Buffer): void {
    const point = pointOf(line)
    if (point !== null && !this.entries.has(point)) this.entries.set(point, { file, offset, length: line.length })
  }
}

/** Of a line that is whole; null for any other. */
function pointOf(line: Buffer): number | null {
  const [, digits] = /^\{"point":(\d+),/.exec(line.subarray(0, 40).toString('latin1')) ?? []
  return digits === undefined || line[line.length - 1] !== CLOSING_BRACE ? null : Number(digits)
}
