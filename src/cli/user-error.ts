/** Something the user can put right: printed without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
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

/** What the file system refused, in words; other errors are bugs and pass as they are. */
export function fileError(doing: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code in REASONS ? new UserError(`cannot ${doing}: ${REASONS[code]}`) : error
}
