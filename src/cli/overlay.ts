import { dirname, relative, resolve } from 'node:path'
import { note } from './terminal.ts'

/** How a scenario that is written to `output` names the file it extends. */
export function extendedFrom(output: string, file: string): string {
  return relative(dirname(resolve(output)), resolve(file)).replaceAll('\\', '/')
}

/** Says that something was written, and how to run it where the file it extends lies elsewhere. */
export function noteWritten(output: string, base: string, isScenario: boolean): void {
  note(`agner: wrote ${output}\n`)
  if (isScenario && base.startsWith('..'))
    note('agner: note: it extends a file outside its folder: run it with --allow-outside\n')
}
