import { grouped } from '../report/format.ts'

const CELLS = 30
const EVERY_MS = 50

/** What is left is told once so much is known of the pace. */
const LEAST_MS = 500

/** A bar on stderr, where that is a terminal: shown from the first step, gone when done; with the time that is left. */
export class ProgressBar {
  readonly #shown: boolean
  readonly #startedAt = performance.now()
  readonly #noun: string
  #drawnAt = 0

  /** `noun`: what is counted. */
  constructor(quiet: boolean, noun = 'replications') {
    this.#noun = noun
    this.#shown = process.stderr.isTTY && !quiet
  }

  show(done: number, total: number): void {
    const now = performance.now()
    if (!this.#shown || (now - this.#drawnAt < EVERY_MS && done < total)) return
    this.#drawnAt = now
    const full = Math.round((CELLS * done) / total)
    const bar = '█'.repeat(full) + '░'.repeat(CELLS - full)
    const passed = now - this.#startedAt
    const left = passed < LEAST_MS ? '' : `, ${timeText((passed * (total - done)) / done / 1000)} left`
    process.stderr.write(`\r${bar} ${grouped(done)} of ${grouped(total)} ${this.#noun}${left}\u001b[K`)
  }

  clear(): void {
    if (this.#shown && this.#drawnAt > 0) process.stderr.write('\r\u001b[K')
  }
}

/** `8 s`, `1:05`, `2:03:10`. */
function timeText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const two = (number: number): string => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
