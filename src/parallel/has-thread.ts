import { existsSync } from 'node:fs'

/** Whether a module for threads is beside this one as JavaScript: sources that are run as they are have none, nor has a browser. */
export function hasThread(file: string): boolean {
  return existsSync(new URL(file, import.meta.url))
}
