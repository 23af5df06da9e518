import { problemAt, ScenarioError } from './diagnostics.ts'
import type { Place } from './diagnostics.ts'
import { decoded, wholeFile } from './source.ts'

/**
 * Gives the content of a file; the command line reads disks with it, a browser has a map. It throws, or gives undefined,
 * where there is no such file.
 */
export type ReadFile = (path: string) => string | Uint8Array | undefined

/** The text of a file. Throws a ScenarioError that points to `mention`, where the file is asked for. */
export function readText(path: string, readFile: ReadFile, mention?: Place): string {
  let content: string | Uint8Array | undefined
  let reason = 'there is no such file'
  try {
    content = readFile(path)
  } catch (error) {
    reason = reasonOf(error)
  }
  if (content === undefined) {
    throw new ScenarioError([problemAt(mention ?? wholeFile(path), { message: `cannot read ${path}: ${reason}` })])
  }
  return typeof content === 'string' ? content : decoded(path, content)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENAMETOOLONG: 'the path is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too big',
  ERR_STRING_TOO_LONG: 'it is too big',
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (Object.hasOwn(REASONS, code)) return REASONS[code]
  return error instanceof Error ? error.message.split('\n')[0] : 'there is no such file'
}
