import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PointFinding } from '../planning/sweep/point-run.ts'
import type { TableRow } from './columns.ts'
import { csvOf } from './csv.ts'
import { FileFault, fileFault } from './file-fault.ts'
import { FolderLock } from './folder-lock.ts'
import { Journal } from './journal.ts'
import { differenceOf, manifestText, provenanceOf, type Manifest } from './manifest.ts'
import { parquetOf } from './parquet.ts'
import { rowsOf, type TableName } from './sweep-tables.ts'
import { isWholeTable } from './whole-table.ts'
import { writeBeside } from './write-file.ts'

export const MANIFEST = 'manifest.json'
/** In this order they are written: a part whose points are there is done. */
const TABLES: readonly TableName[] = ['figures', 'points']

/**
 * The results of a sweep on disk. Points that are done go into a journal, and where all points of a part are there, into its
 * tables; so whatever ends the process, what is done is kept, and the tables are the same whoever simulated what.
 */
export class SweepFolder {
  readonly path: string
  private readonly manifest: Manifest
  private readonly journal: Journal
  private readonly lock: FolderLock
  private readonly makesTables: boolean
  private readonly count: number
  /** By part: points that are done. */
  private readonly done: Int32Array
  private readonly written = new Set<number>()

  private constructor(path: string, manifest: Manifest, journal: Journal, lock: FolderLock, part: string) {
    this.path = path
    this.manifest = manifest
    this.journal = journal
    this.lock = lock
    this.makesTables = part === ''
    this.count = manifest.design.size
    this.done = new Int32Array(Math.ceil(this.count / manifest.pointsPerPart))
  }

  /**
   * A new folder, an empty one, or one of the same sweep. `part` (`-3-of-7`) is one of several processes, that keeps a journal
   * and makes no tables. Throws a FileFault.
   */
  static async open(path: string, manifest: Manifest, part = ''): Promise<SweepFolder> {
    await requireOwn(path, manifest)
    const lock = await FolderLock.take(join(path, `.lock${part}`))
    try {
      const journal = await Journal.open(path, part)
      const folder = new SweepFolder(path, manifest, journal, lock, part)
      await folder.takeStock()
      return folder
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  has(point: number): boolean {
    return this.written.has(this.partOf(point)) || this.journal.has(point)
  }

  async add(finding: PointFinding): Promise<void> {
    if (this.has(finding.point)) return
    await this.journal.add(finding.point, JSON.stringify(finding))
    await this.counted(finding.point)
  }

  /** Takes over what another folder of the same sweep has: tables that are whole, and lines of its journals. */
  async take(other: string): Promise<void> {
    for (let part = 0; part < this.done.length; part++) {
      if (this.written.has(part) || !(await this.isWhole(part, other))) continue
      for (const table of TABLES) {
        await makeFolder(join(this.path, table))
        await writeBeside(this.fileOf(table, part), await contentOf(this.fileOf(table, part, other)))
      }
      this.written.add(part)
    }
    const journal = await Journal.open(other, null)
    for (const point of journal.points) {
      if (point >= this.count || this.has(point)) continue
      await this.journal.add(point, await journal.read(point))
      await this.counted(point)
    }
    await journal.close()
  }

  /** How many points are still missing. Where none is, the journal has served. */
  async close(): Promise<number> {
    let missing = 0
    for (let point = 0; point < this.count; point++) if (!this.has(point)) missing++
    try {
      if (missing === 0 && this.makesTables) await this.journal.remove()
      else await this.journal.close()
      if (this.makesTables) for (const table of TABLES) await removeLeftovers(join(this.path, table))
    } catch (error) {
      throw fileFault(`remove what is not needed any more from ${this.path}`, error)
    } finally {
      await this.lock.release()
    }
    return missing
  }

  private partOf(point: number): number {
    return Math.floor(point / this.manifest.pointsPerPart)
  }

  private async takeStock(): Promise<void> {
    for (let part = 0; part < this.done.length; part++) if (await this.isWhole(part)) this.written.add(part)
    for (const point of this.journal.points)
      if (point < this.count && !this.written.has(this.partOf(point))) await this.counted(point)
  }

  private async counted(point: number): Promise<void> {
    const part = this.partOf(point)
    const { pointsPerPart } = this.manifest
    const size = Math.min(pointsPerPart, this.count - part * pointsPerPart)
    if (++this.done[part] === size && this.makesTables) await this.writePart(part, size)
  }

  private async writePart(part: number, size: number): Promise<void> {
    const rows: Record<TableName, TableRow[]> = { points: [], figures: [] }
    for (let i = 0; i < size; i++) {
      const finding: PointFinding = JSON.parse(await this.journal.read(part * this.manifest.pointsPerPart + i))
      const own = rowsOf(this.manifest.axes, finding)
      for (const table of TABLES) rows[table].push(...own[table])
    }
    for (const table of TABLES) {
      const { tableFormat, tables } = this.manifest
      const columns = tables[table]
      const content =
        tableFormat === 'csv'
          ? csvOf(columns, rows[table])
          : parquetOf(columns, rows[table], provenanceOf(this.manifest))
      await makeFolder(join(this.path, table))
      await writeBeside(this.fileOf(table, part), content)
    }
    this.written.add(part)
  }

  /** One whose tables are not all there, or were cut off, is done again. */
  private async isWhole(part: number, folder = this.path): Promise<boolean> {
    const { tableFormat } = this.manifest
    for (const table of TABLES) if (!(await isWholeTable(this.fileOf(table, part, folder), tableFormat))) return false
    return true
  }

  private fileOf(table: TableName, part: number, folder = this.path): string {
    return join(folder, table, `part-${String(part).padStart(5, '0')}.${this.manifest.tableFormat}`)
  }
}

/** Makes the folder, or finds that it is of the same sweep. Throws a FileFault before anything in it is touched. */
async function requireOwn(path: string, manifest: Manifest): Promise<void> {
  await makeFolder(path)
  const names = (await namesIn(path)).filter((name) => !name.startsWith('.'))
  if (names.includes(MANIFEST)) {
    const difference = differenceOf(await readManifest(path), manifest)
    if (difference !== null)
      throw new FileFault(`${path} holds the results of ${difference}; name another folder, or delete it first`)
    return
  }
  if (names.length > 0)
    throw new FileFault(
      `${path} is no folder of a sweep: it holds ${names[0]}${names.length > 1 ? ' and more' : ''}; name an empty folder, or a new one`,
    )
  await writeBeside(join(path, MANIFEST), manifestText(manifest))
}

/** Throws a FileFault where it is none, or cannot be read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw fileFault(`read ${path}`, error)
  }
  try {
    const manifest = JSON.parse(text)
    if (manifest.kind === 'sweep') return manifest
  } catch {
    // Told below, like any other text.
  }
  throw new FileFault(`${path} is no manifest of a sweep`)
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw fileFault(`read ${path}`, error)
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw fileFault(`make the folder ${path}`, error)
  }
}

export async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw fileFault(`read ${path}`, error)
  }
}

/** What processes that were killed have left half written. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder))
    if (/^\.part-.*\.tmp$/.test(name)) await rm(join(folder, name), { force: true })
}
