import { readFileSync } from 'node:fs'

/** Files for the scenario loader. Throws where there is none, or none that can be read: the loader finds the words. */
export function readFile(path: string): Uint8Array {
  return readFileSync(path)
}
