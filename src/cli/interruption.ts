import { note } from './terminal.ts'

/** As shells report a process that Ctrl-C has ended. */
export const INTERRUPTED = 130

/**
 * Ctrl-C asks a long job to be content with what is done; a second one ends it at once, as does the first before anything
 * listens.
 */
export class Interruption {
  isAsked = false
  private readonly heard = (signal: NodeJS.Signals): void => {
    if (this.isAsked) process.exit(signal === 'SIGTERM' ? 143 : INTERRUPTED)
    this.isAsked = true
    note('\nagner: interrupted: what is under way is finished first; once more ends it at once\n')
  }

  listen(): void {
    process.on('SIGINT', this.heard)
    process.on('SIGTERM', this.heard)
  }

  end(): void {
    process.off('SIGINT', this.heard)
    process.off('SIGTERM', this.heard)
  }
}
