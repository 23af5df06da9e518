import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file of a folder, by its path, in base64. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !statSync(join(folder, file)).isDirectory(),
  )
  return Object.fromEntries(files.toSorted().map((file) => [file, readFileSync(join(folder, file)).toString('base64')]))
}
