/** An element of a well-formed document: what it is called, what it has, what is in it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

const NAME = '[A-Za-z][\\w:.-]*'
const ATTRIBUTE = new RegExp(`^\\s+(${NAME})="([^"<]*)"`)
const OPENING = new RegExp(`^<(${NAME})`)
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" }

/** Reads elements, attributes and text after the usual declaration, if any, and nothing else: no comments. Throws where anything is not as XML has it. */
export function parseXml(source: string): Element {
  const bad = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(source)
  if (bad !== null) throw new Error(`a character that XML does not have at ${bad.index}`)
  let at = DECLARATION.exec(source)?.[0].length ?? 0
  const root = readElement()
  if (source.slice(at).trim() !== '') throw new Error(`something after the end: ${source.slice(at, at + 40)}`)
  return root

  function fail(what: string): never {
    throw new Error(`${what} at ${at}: ${source.slice(at, at + 60)}`)
  }

  function readElement(): Element {
    const opening = OPENING.exec(source.slice(at, at + 100)) ?? fail('no element')
    at += opening[0].length
    const attributes: Record<string, string> = {}
    for (;;) {
      const found = ATTRIBUTE.exec(source.slice(at, at + 100_000))
      if (found === null) break
      if (found[1] in attributes) fail(`a second ${found[1]}`)
      attributes[found[1]] = unescaped(found[2])
      at += found[0].length
    }
    const children: (Element | string)[] = []
    if (source.startsWith('/>', at)) at += 2
    else {
      if (source[at] !== '>') fail('no end of a tag')
      at++
      readChildren(children)
      const closing = `</${opening[1]}>`
      if (!source.startsWith(closing, at)) fail(`no ${closing}`)
      at += closing.length
    }
    return { name: opening[1], attributes, children }
  }

  function readChildren(children: (Element | string)[]): void {
    while (!source.startsWith('</', at)) {
      if (at >= source.length) fail('no end')
      if (source[at] === '<') children.push(readElement())
      else {
        const end = source.indexOf('<', at)
        children.push(unescaped(source.slice(at, end < 0 ? source.length : end)))
        at = end < 0 ? source.length : end
      }
    }
  }

  function unescaped(text: string): string {
    return text.replaceAll(/&([^;]*;?)/g, (_, name: string) => {
      const code = /^#(\d+);$/.exec(name)?.[1]
      const entity = code === undefined ? ENTITIES[name.slice(0, -1)] : String.fromCodePoint(Number(code))
      if (!name.endsWith(';') || entity === undefined) fail(`&${name}`)
      return entity
    })
  }
}

export function elements(root: Element): Element[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child)))]
}

export function childrenOf({ children }: Element): Element[] {
  return children.flatMap((child) => (typeof child === 'string' ? [] : [child]))
}

export function textOf({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

export function hasClass(one: Element, name: string): boolean {
  return (one.attributes.class ?? '').split(' ').includes(name)
}
