import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../programs.ts'

/** A function as it stands in the sources. */
export interface Place {
  readonly name: string
  /** Relative to the project's root, with forward slashes; of Node's own, `node:…`. */
  readonly file: string
  readonly line: number
}

/** Where functions are that V8 calls, for example, `Flow.arrives file:///…/build/src/models/flow.js:36:24`. */
export function placesInSources(projectRoot = root): (name: string) => Place {
  const maps = new Map<string, SourceMap | null>()
  const places = new Map<string, Place>()
  const mapOf = (file: string): SourceMap | null => {
    let map = maps.get(file)
    if (map === undefined) {
      const json = `${file}.map`
      map = existsSync(json) ? new SourceMap(JSON.parse(readFileSync(json, 'utf8')) as SourceMapPayload) : null
      maps.set(file, map)
    }
    return map
  }
  const found = (text: string): Place => {
    const matched = /^(.*?) ?((?:file:|node:|\/|[A-Z]:\\)\S*):(\d+):(\d+)$/.exec(text)
    if (!matched) return { name: text.trim(), file: '', line: 0 }
    const [, named, url, line, column] = matched
    const name = named || '(anonymous)'
    if (url.startsWith('node:')) return { name, file: url, line: Number(line) }
    const file = url.startsWith('file:') ? fileURLToPath(url) : url
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    const isMapped = entry !== undefined && 'originalSource' in entry
    const source = isMapped ? resolve(dirname(file), entry.originalSource) : file
    const at = isMapped ? entry.originalLine + 1 : Number(line)
    return { name, file: relative(projectRoot, source).replaceAll('\\', '/'), line: at }
  }
  return (text) => {
    let place = places.get(text)
    if (!place) places.set(text, (place = found(text)))
    return place
  }
}
