import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileFault } from './file-fault.ts'

/**
 * Beside it first, then in its place: a reader sees the old file or the new one, never half of one. Throws a FileFault, in which
 * the file is called `shown`.
 */
export async function writeBeside(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  shown = path,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    await writeFile(beside, content, { flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw fileFault(`write ${shown}`, error)
  }
}
