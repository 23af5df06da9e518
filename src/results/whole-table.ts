import { open } from 'node:fs/promises'
import { fileFault } from './file-fault.ts'
import type { TableFormat } from './manifest.ts'

/** How a file of a table ends that was not cut off. */
const ENDS: Readonly<Record<TableFormat, string>> = { parquet: 'PAR1', csv: '\n' }

/** Whether a file of a table is there, with its end. Throws a FileFault where it cannot be read. */
export async function isWholeTable(path: string, format: TableFormat): Promise<boolean> {
  const end = ENDS[format]
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size < end.length) return false
      const { buffer } = await file.read(Buffer.alloc(end.length), 0, end.length, size - end.length)
      return buffer.toString('latin1') === end
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw fileFault(`read ${path}`, error)
  }
}
