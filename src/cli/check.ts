import { command } from './command.ts'
import { requireReadable } from './files.ts'
import { colors, lineWidth, note, print } from './terminal.ts'

interface CheckOptions {
  readonly file?: string
  readonly 'no-color'?: boolean
}
