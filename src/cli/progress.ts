import { grouped } from '../report/format.ts'

const CELLS = 30
const EVERY_MS = 50

/** A bar on stderr, where that is a terminal: shown from the first step, gone when done. */
export class ProgressBar {
  readonly #shown: boolean
  #drawnAt = 0

  constructor(quiet: boolean) {
    this.#shown = process.stderr.isTTY && !quiet
  }

  show(done: number, total: number): void {
    const now = performance.now()
    if (!this.#shown || (now - this.#drawnAt < EVERY_MS && done < total)) return
    this.#drawnAt = now
    const full = Math.round((CELLS * done) / total)
    const bar = '█'.repeat(full) + '░'.repeat(CELLS - full)
    process.stderr.write(`\r${bar} ${grouped(done)} of ${grouped(total)} replications`)
  }

  clear(): void {
    if (this.#shown && this.#drawnAt > 0) process.stderr.write('\r\u001b[K')
  }
}
