import { faultText } from '../results/file-fault.ts'

/** Something the user can put right: printed without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** What the file system refused, in words; other errors are bugs and pass as they are. */
export function fileError(doing: string, error: unknown): unknown {
  const text = faultText(doing, error)
  return text === null ? error : new UserError(text)
}
