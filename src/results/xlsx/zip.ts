import { strToU8, Zip, ZipDeflate } from 'fflate'

/** The first moment that the format knows, by the clock of the place: the same bytes whenever and wherever it is written. */
const NO_TIME = new Date(1980, 0, 1)

/** Files by their paths, each text in parts, as one compressed file. The same parts give the same bytes. */
export function zipOf(files: Iterable<readonly [path: string, parts: Iterable<string>]>): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk)
  })
  for (const [path, parts] of files) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = NO_TIME
    zip.add(file)
    for (const part of parts) file.push(strToU8(part))
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  return joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
