import { withEntities } from '../markup.ts'
import { drawable } from './text-size.ts'

/** Text in SVG, also inside an HTML page: whatever a name holds does nothing but show. */
export function escaped(text: string): string {
  return withEntities(drawable(text))
}

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with what is in it, which is XML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? coordinate(value) : escaped(value)}"`],
  )
  const opened = `<${name}${written.join('')}`
  return content.length === 0 ? `${opened}/>` : `${opened}>${content.join('')}</${name}>`
}

/** A tenth of a pixel is as fine as anybody sees. */
export function coordinate(value: number): string {
  return String(Math.round(10 * value) / 10 || 0)
}
