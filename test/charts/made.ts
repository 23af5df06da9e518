import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agner } from '../cli/agner.ts'

/** Reports that commands have written, in a folder of their own. */
export class Made {
  readonly home = mkdtempSync(join(tmpdir(), 'agner-reports-'))

  at(name: string): string {
    return join(this.home, name)
  }

  /** What a command writes: a report, and the JSON document beside it. */
  make(name: string, args: readonly string[], endings: readonly string[] = ['.html', '.json']): void {
    this.do(...args, ...endings.flatMap((ending) => ['-o', this.at(name + ending)]), '--no-timing', '-q')
  }

  do(...args: readonly string[]): void {
    const { code, stderr } = agner(args)
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  }

  documentOf<T>(name: string): T {
    return JSON.parse(readFileSync(this.at(`${name}.json`), 'utf8'))
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true })
  }
}
