import { text } from 'node:stream/consumers'
import { access, constants, readlink, realpath, stat } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import type { Loaded } from '../index.ts'
import type { LoadOptions } from '../scenario/load.ts'
import { makeBeside, writeBeside, type Content } from '../results/write-file.ts'
import { fileError, UserError } from './user-error.ts'

/** What `-` on the command line becomes, since yargs drops it: the scenario comes on standard input. */
export const STANDARD_INPUT = '<standard input>'

/** A scenario from its file or from standard input; then it can name no other files. */
export async function loadFrom(file: string, options: LoadOptions): Promise<Loaded> {
  const { load, loadText } = await import('../index.ts')
  return file === STANDARD_INPUT ? loadText(await text(process.stdin), {}, options) : load(file, options)
}

/** A file that can be read, or words for why not. */
export async function requireReadable(path: string): Promise<void> {
  if (path === STANDARD_INPUT) return
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new UserError(`cannot read ${path}: it is a folder, not a scenario file`)
    await access(path, constants.R_OK)
  } catch (error) {
    throw fileError(`read ${path}`, error)
  }
}

/** An ending that we write, in a folder that is there: known before an hour of simulation, not after. */
export async function requireWritable(path: string, endings: readonly string[]): Promise<void> {
  if (!endings.includes(extname(path).toLowerCase())) {
    throw new UserError(`cannot write ${path}: its name must end in ${alternatives(endings)}`)
  }
  const folder = dirname(await targetOf(path))
  try {
    await access(folder, constants.W_OK)
  } catch (error) {
    throw fileError(`write into ${folder}`, error)
  }
  if ((await kindOf(path)) === 'folder') throw new UserError(`cannot write ${path}: it is a folder`)
}

/** `.json`, `.json or .csv`, `.html, .json or .csv`. */
function alternatives(endings: readonly string[]): string {
  const last = endings[endings.length - 1]
  return endings.length === 1 ? last : `${endings.slice(0, -1).join(', ')} or ${last}`
}

export async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** Where a path leads: links are written through, not replaced. The end of one need not be there yet. */
async function targetOf(path: string): Promise<string> {
  const link = await readlink(path).catch(() => null)
  if (link === null) return path
  try {
    return await realpath(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return targetOf(resolve(await realpath(dirname(path)), link))
    }
    throw fileError(`write ${path}`, error)
  }
}

/** Through links, and never half of it. Throws a FileFault. */
export async function writeWhole(path: string, content: Content): Promise<void> {
  await writeBeside(await targetOf(path), content, path)
}

/** The same of a file that something else writes, in the place it is told. */
export async function makeWhole(path: string, make: (beside: string) => Promise<unknown>): Promise<void> {
  await makeBeside(await targetOf(path), make, path)
}
