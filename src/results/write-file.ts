import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileFault } from './file-fault.ts'

/** Text, or bytes, or text that comes in parts. */
export type Content = string | Uint8Array | Iterable<string> | AsyncIterable<string>

/**
 * Beside it first, then in its place: a reader sees the old file or the new one, never half of one. Throws a FileFault, in which
 * the file is called `shown`.
 */
export async function writeBeside(path: string, content: Content, shown = path): Promise<void> {
  await makeBeside(path, (beside) => writeFile(beside, content, { flag: 'wx' }), shown)
}

/** The same, where something else writes the file beside. */
export async function makeBeside(
  path: string,
  make: (beside: string) => Promise<unknown>,
  shown = path,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    await make(beside)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw fileFault(`write ${shown}`, error)
  }
}
