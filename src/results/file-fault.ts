/** Something about files that the user can put right: a full disk, a folder that is of something else. */
export class FileFault extends Error {
  override readonly name = 'FileFault'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
}

/** What the file system refused, in words; null for what is a bug. */
export function faultText(doing: string, error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code in REASONS ? `cannot ${doing}: ${REASONS[code]}` : null
}

/** The same as an error to be thrown; what is a bug passes as it is. */
export function fileFault(doing: string, error: unknown): unknown {
  const text = faultText(doing, error)
  return text === null ? error : new FileFault(text)
}
