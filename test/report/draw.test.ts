import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load, loadText, variantsOf } from '../../src/index.ts'
import type { Model } from '../../src/models/model.ts'
import { drawing } from '../../src/report/drawing/drawing.ts'
import { layoutOf } from '../../src/report/drawing/layout.ts'
import { measured } from '../../src/report/drawing/measure.ts'
import { openingWords } from '../../src/report/drawing/opening-words.ts'
import { pictureMermaid } from '../../src/report/drawing/picture-mermaid.ts'
import { pictureOf } from '../../src/report/drawing/picture-of.ts'
import type { Box, Picture, PictureWay } from '../../src/report/drawing/picture.ts'
import { routesOf, type Route } from '../../src/report/drawing/route.ts'
import type { Rectangle } from '../../src/report/drawing/shapes.ts'
import { fitted, textSize } from '../../src/report/drawing/text-size.ts'
import { flowGraph, flowMermaid } from '../../src/report/flow-graph.ts'
import { elements, hasClass, parseXml, textOf } from './xml.ts'

const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('scenarios', name))
  .toSorted()

const EVIL = '</script><img src=x onerror=alert(1)> "&\' ]]> --> \u0007\u001b[2J\ufffe\ud800 %{`x`}'

/** All in ASCII: a file may not hold what a name can. */
const quoted = (name: string): string =>
  JSON.stringify(name).replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)

const shared = (name: string): string => `
agner: 1
name: ${quoted(name)}
hours: 08:00-20:00
queues: { service: { types: [regular, ${quoted(name)}], capacity: 20 } }
types:
  regular: { arrivals: 60/h, talk: 3m, goal: 80% in 20s, overflow: [{ after: 60s, to: ${quoted(name)} }, { waiting: 12, turn-away: true }] }
  ${quoted(name)}: { arrivals: 30/h, talk: 3m, goal: 80% in 20s, retry: { after-abandoning: 50%, delay: 10m } }
  others: { arrivals: 6/h, talk: 3m, goal: 80% in 20s, transfers: [{ to: regular, share: 10% }] }
groups:
  ${quoted(`team ${name}`)}: { skills: { regular: { rank: 2, speed: 0.8 }, ${quoted(name)}: {}, others: {} }, agents: 7 }
`

const scenarios = new Map<string, ReturnType<typeof load>>()

/** Some are a year long: each is read once. */
function loaded(file: string): ReturnType<typeof load> {
  const known = scenarios.get(file) ?? load(file)
  scenarios.set(file, known)
  return known
}

function modelOf(text: string): Model {
  return loadText(text).model
}

describe.each(files)('%s', (file) => {
  test('draws: well-formed, the same bytes twice, every name, ids once, finite numbers', async () => {
    const { model, name } = await loaded(file)
    const svg = drawing(model, { name })
    const root = parseXml(svg)
    expect(drawing(model, { name })).toBe(svg)
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
    const ids = elements(root).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
    expect(new Set(ids).size).toBe(ids.length)
    const titles = elements(root)
      .filter((one) => one.name === 'title')
      .map(textOf)
      .join('\n')
    for (const { name: own } of [...model.types, ...model.groups, ...model.ivr.nodes]) expect(titles).toContain(own)
  })

  test('has every way of the flow graph, and no other', async () => {
    const { model } = await loaded(file)
    const picture = pictureOf(model, { all: true })
    expectWays(model, picture)
  })

  test('no box lies on another, no way runs through a box or a label', async () => {
    const { model } = await loaded(file)
    expectApart(pictureOf(model))
  })
})

test('every variant of a scenario draws', async () => {
  for (const { model } of variantsOf(await load('scenarios/webshops/noor.yaml')).values()) {
    parseXml(drawing(model))
    expectWays(model, pictureOf(model))
    expectApart(pictureOf(model))
  }
})

/** Places of the flow graph by the names that they have in the picture: a type may be told by its own or that of its queue. */
function expectWays(model: Model, { boxes, ways }: Picture): void {
  const boxOf = new Map(boxes.map((box) => [box.id, box]))
  const graph = flowGraph(model)
  const idsOf = (place: string): string[] => {
    const type = /^type(\d+)$/.exec(place)
    return type === null ? [place] : [place, `queue${model.types[Number(type[1])].queue}`]
  }
  for (const { from, to, label, by } of graph.ways) {
    const said = by === 'dial-in' ? '' : label.replaceAll('.0 %', ' %')
    const isDrawn = ways.some(
      (way) =>
        way.by === by &&
        idsOf(from).includes(way.from) &&
        idsOf(to).includes(way.to) &&
        (said === '' || way.labels.some((one) => one.includes(said))),
    )
    const isTold = from === to && idsOf(from).some((id) => boxOf.get(id)?.returns.includes(said))
    expect({ from, to, by, said, found: isDrawn || isTold }).toEqual({ from, to, by, said, found: true })
  }
  const own = model.groups.flatMap(({ skills }) => skills.flatMap(({ transfers, consults }) => [transfers, consults]))
  const isShared = model.queues.length < model.types.length
  if (isShared || own.some((list) => list !== null && list.length > 0)) return
  const drawn = graph.ways.filter(({ from, to }) => from !== to).map((way) => `${way.from} ${way.to} ${way.by}`)
  expect(ways.length).toBe(new Set(drawn).size)
}

function laidOut(picture: Picture) {
  const boxes = measured(picture.boxes)
  const layout = layoutOf(boxes, picture.ways)
  return { layout, ...routesOf(layout, boxes) }
}

function expectApart(picture: Picture): void {
  const { layout, routes } = laidOut(picture)
  const boxes = [...layout.boxes]
  for (const [i, [id, one]] of boxes.entries())
    for (const [other, two] of boxes.slice(i + 1))
      expect({ id, other, isOver: overlap(one, two) }).toEqual({ id, other, isOver: false })
  const labels = layout.lanes.flatMap(({ label, from, to }) =>
    label === null
      ? []
      : [{ of: `${from} ${to}`, place: { ...label, x: label.x - label.width / 2, y: label.y - label.height / 2 } }],
  )
  for (const [i, one] of labels.entries()) {
    for (const two of labels.slice(i + 1)) expect(overlap(one.place, two.place)).toBe(false)
    for (const [, box] of boxes) expect(overlap(one.place, box)).toBe(false)
  }
  for (const route of routes) {
    const { from, to } = route.way
    for (const [x, y] of pointsOf(route)) {
      const box = boxes.find(([, place]) => isInside(place, x, y))
      const label = labels.find(
        ({ of, place }) => of !== `${from} ${to}` && of !== `${to} ${from}` && isInside(place, x, y),
      )
      // An arrow's end lies on the slanted side of a box.
      const through = box === undefined || box[0] === from || box[0] === to ? label?.of : box[0]
      expect({ way: `${from} → ${to}`, through }).toEqual({ way: `${from} → ${to}`, through: undefined })
    }
  }
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  const near = 0.5
  return (
    a.x + near < b.x + b.width &&
    b.x + near < a.x + a.width &&
    a.y + near < b.y + b.height &&
    b.y + near < a.y + a.height
  )
}

function isInside({ x, y, width, height }: Rectangle, px: number, py: number): boolean {
  return px > x + 1 && px < x + width - 1 && py > y + 1 && py < y + height - 1
}

/** Along the path: M, H, L and C, all absolute. */
function pointsOf({ d }: Route): [number, number][] {
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, letter, rest] of d.matchAll(/([MHLC])([^MHLC]*)/g)) {
    const n = rest.split(/[ ,]/).map(Number)
    const ends = letter === 'H' ? [n[0], y] : n.slice(-2)
    const controls = letter === 'C' ? [[x, y], [n[0], n[1]], [n[2], n[3]], ends] : [[x, y], [x, y], ends, ends]
    for (let step = 0; step <= 24; step++) {
      const t = step / 24
      const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3]
      const at = (axis: number): number => controls.reduce((sum, control, i) => sum + weights[i] * control[axis], 0)
      if (letter !== 'M') points.push([at(0), at(1)])
    }
    ;[x, y] = [ends[0], ends[1]]
  }
  return points
}

describe('any picture', () => {
  const kinds = ['type', 'node', 'queue', 'group', 'end'] as const
  const box = (id: number, kind: Box['kind'], words: readonly string[]): Box => ({
    id: `b${id}`,
    kind,
    name: `box ${id}`,
    lines: words,
    returns: [],
    isEntry: kind === 'type' || id % 3 === 0,
    client: id % 4,
    size: null,
    members: [],
  })
  const reasons: PictureWay['by'][] = ['dial-in', 'ivr', 'serve', 'overflow', 'transfer', 'retry']

  test('has no box on another and no way through a box or a label, whatever leads where', () => {
    const way = fc.tuple(
      fc.nat(14),
      fc.nat(14),
      fc.constantFrom(...reasons),
      fc.constantFrom('', 'has waited 60 s', '80 %'),
    )
    const arbitrary = fc.tuple(
      fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 15 }),
      fc.array(way, { maxLength: 40 }),
    )
    fc.assert(
      fc.property(arbitrary, ([chosen, drawn]) => {
        const boxes = chosen.map((kind, id) => box(id, kind, ['80 % in 20 s'].slice(0, id % 2)))
        const seen = new Set<string>()
        const ways = drawn.flatMap(([a, b, by, label]): PictureWay[] => {
          const [from, to] = [a % boxes.length, b % boxes.length]
          const key = `${from} ${to} ${by}`
          if (from === to || seen.has(key)) return []
          seen.add(key)
          return [{ from: `b${from}`, to: `b${to}`, by, labels: label === '' ? [] : [label] }]
        })
        expectApart({ name: 'any', summary: '', notes: [], clients: [], boxes, ways })
      }),
      { numRuns: 150, seed: 7 },
    )
  })
})

describe('names do nothing but show', () => {
  const model = modelOf(shared(EVIL))
  const root = parseXml(drawing(model, { name: model.name }))

  test('there is no element but those of the picture, and no attribute that does anything', () => {
    const known = new Set(['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'circle', 'text'])
    expect(elements(root).filter(({ name }) => !known.has(name))).toEqual([])
    const attributes = new Set(elements(root).flatMap((one) => Object.keys(one.attributes)))
    expect([...attributes].filter((name) => /^on|href|src|style$/i.test(name))).toEqual([])
  })

  test('they show in full where they are pointed at, without what is no text', () => {
    const titles = elements(root)
      .filter(({ name }) => name === 'title')
      .map(textOf)
    const shown = EVIL.replaceAll(/[\u0007\u001b\ufffe\ud800]/g, '\ufffd')
    expect(titles.some((title) => title.startsWith(`team ${shown}\n`))).toBe(true)
    expect(textOf(root)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  test('nor in Mermaid, of either command', () => {
    for (const text of [pictureMermaid(pictureOf(model)), flowMermaid(flowGraph(model))]) {
      expect(text.replaceAll('<br/>', '')).not.toMatch(/[<&`\u0007\u001b]/)
      // Quotes stand around texts alone.
      for (const line of text.split('\n')) expect(line.split('"').length % 2).toBe(1)
    }
  })

  test('the style holds nothing of the scenario', () => {
    const style = (name: string) =>
      elements(parseXml(drawing(modelOf(shared(name))))).find((one) => one.name === 'style')
    expect(textOf(style('plain')!).replace(/min-width:\d+px/, '')).toBe(
      textOf(style(EVIL)!).replace(/min-width:\d+px/, ''),
    )
  })
})

describe('types that share a queue', () => {
  const { boxes, ways } = pictureOf(modelOf(shared('vip')))
  const idOf = (kind: string, name: string) => boxes.find((one) => one.kind === kind && one.name === name)!.id
  const way = (from: string, to: string) => ways.filter((one) => one.from === from && one.to === to)

  test('are boxes before it; a type alone in its queue is one box with it', () => {
    expect(boxes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'type regular',
      'type vip',
      'queue service',
      'queue others',
      'group team vip',
      'end turned away',
    ])
    expect(boxes.find(({ name }) => name === 'service')!.lines).toEqual(['at most 20 wait'])
    expect(boxes.find(({ name }) => name === 'others')!.lines).toEqual(['72 a day · 6 an hour', '80 % in 20 s'])
  })

  test('are named on ways that not all of them go, or as which contacts come', () => {
    const [service, others, team] = [idOf('queue', 'service'), idOf('queue', 'others'), idOf('group', 'team vip')]
    expect(way(service, team)).toEqual([
      { from: service, to: team, by: 'serve', labels: ['regular: rank 2, speed 0.8', 'vip'] },
    ])
    expect(way(others, service)[0].labels).toEqual(['handed on: 10 %, as regular'])
    expect(way(service, idOf('end', 'turned away'))[0].labels).toEqual(['regular: 12 wait'])
  })

  test('who tries again is told in the box of the type', () => {
    expect(boxes.find(({ name }) => name === 'vip')!.returns).toEqual(['not answered: tries again'])
  })
})

describe('a scenario too large to be drawn box by box', () => {
  const names = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i + 1}`)
  const large = (queues: number, groups: number, isAlike: boolean): Model => {
    const [types, teams] = [names(queues, 'queue'), names(groups, 'group')]
    const skillsOf = (group: number) =>
      types.filter((_, i) =>
        isAlike ? i % 5 === group % 5 : (i * 7919 + group * 104_729) % 17 === 0 || i % groups === group,
      )
    return modelOf(
      JSON.stringify({
        agner: 1,
        hours: '08:00-18:00',
        types: Object.fromEntries(
          types.map((name, i) => [
            name,
            { client: `client ${i % 5}`, arrivals: `${1 + (i % 7)}/h`, talk: '3m', goal: '80% in 20s' },
          ]),
        ),
        groups: Object.fromEntries(teams.map((name, i) => [name, { skills: skillsOf(i), agents: 5 }])),
      }),
    )
  }

  test.each([
    [200, 50, true],
    [200, 50, false],
    [70, 12, false],
  ])('%i queues and %i groups, alike: %s: few boxes, all names, in seconds', (queues, groups, isAlike) => {
    const model = large(queues, groups, isAlike)
    const started = performance.now()
    const svg = drawing(model)
    expect(performance.now() - started).toBeLessThan(8000)
    const picture = pictureOf(model)
    expect(picture.boxes.length).toBeLessThanOrEqual(60)
    expect(picture.ways.length).toBeLessThanOrEqual(90)
    expect(picture.notes[0]).toMatch(/^Gathered by what leads to them and from them: .*\d+ queues in \d+ boxes/)
    const root = parseXml(svg)
    const told = elements(root)
      .filter(({ name }) => name === 'title')
      .map(textOf)
      .join(', ')
    for (const { name } of [...model.types, ...model.groups]) expect(`${told},`).toMatch(new RegExp(`\\b${name}\\b`))
    expectApart(picture)
  })

  test('those whose ways are the same are gathered, and what comes to them is added up', () => {
    const model = large(200, 50, true)
    const { boxes } = pictureOf(model)
    const groups = boxes.filter(({ kind }) => kind === 'group')
    expect(groups.map(({ members }) => members.length)).toEqual([10, 10, 10, 10, 10])
    expect(groups[0].lines).toEqual(['group 1', 'group 6', 'group 11', 'and 7 more', '50 agents at most', '5 agents'])
    const queues = boxes.filter(({ kind }) => kind === 'queue')
    expect(queues.reduce((sum, { size }) => sum + (size?.value ?? 0), 0)).toBeCloseTo(
      model.types.reduce((sum, _, i) => sum + 10 * (1 + (i % 7)), 0),
      6,
    )
  })

  test('with `all` every one is a box', () => {
    const { boxes, notes } = pictureOf(large(70, 12, false), { all: true })
    expect(boxes.length).toBe(82)
    expect(notes).toEqual([])
  })
})

describe('in a page', () => {
  const { model } = loadText(shared('vip'))

  test('drawings with prefixes of their own share no id, and each styles itself alone', () => {
    const [one, two] = ['a', 'b'].map((prefix) => parseXml(drawing(model, { prefix })))
    const ids = [one, two].map((root) => elements(root).flatMap(({ attributes: { id = [] } }) => id))
    expect(ids[0].filter((id) => ids[1].includes(id))).toEqual([])
    const css = textOf(elements(one).find(({ name }) => name === 'style')!)
    const selectors = css.replaceAll(/@media[^{]*\{/g, '').match(/[^{}]+(?=\{)/g)!
    expect(selectors.filter((selector) => !selector.includes('#a'))).toEqual([])
    expect(one.attributes['aria-labelledby'].split(' ').every((id) => ids[0].includes(id))).toBe(true)
  })

  test('the heading can be left out', () => {
    const texts = (heading: boolean) =>
      elements(parseXml(drawing(model, { name: 'Center', heading })))
        .filter(({ name }) => name === 'text')
        .map(textOf)
    expect(texts(true)).toContain('Center')
    expect(texts(false)).not.toContain('Center')
  })

  test('a description says what is drawn', () => {
    const root = parseXml(drawing(model))
    const description = textOf(elements(root).find(({ name }) => name === 'desc')!)
    expect(root.attributes.role).toBe('img')
    expect(description).toContain('queue service: at most 20 wait, regular: has waited 60 s, as vip; to ')
    expect(elements(root).filter((one) => hasClass(one, 'draw-way'))).toHaveLength(pictureOf(model).ways.length)
  })
})

describe('opening hours in short', () => {
  const hoursOf = (hours: string, days = 7): string => {
    const { model } = loadText(
      `{ agner: 1, calendar: { days: ${days}, start: 2026-03-02 }, types: { t: { hours: ${hours}, arrivals: 6/h, talk: 60s } }, groups: { g: { skills: [t], agents: 2 } } }`,
    )
    return openingWords(model.queues[0].hours, model.periods).join('; ')
  }

  test.each([
    ['08:00-18:00', '08:00-18:00'],
    ['{ mon-fri: 08:00-18:00 }', 'mon-fri 08:00-18:00'],
    ['{ mon-fri: 08:00-20:00, sat: 09:00-17:00 }', 'mon-fri 08:00-20:00; sat 09:00-17:00'],
    ['{ mon: 08:00-20:00, wed: 08:00-20:00 }', 'mon, wed 08:00-20:00'],
    ['00:00-24:00', 'always open'],
    ['22:00-06:00', '00:00-06:00 22:00-24:00'],
  ])('%s: %s', (hours, words) => expect(hoursOf(hours)).toBe(words))

  test('days that are not simulated are not told', () => {
    expect(hoursOf('08:00-18:00', 2)).toBe('mon, tue 08:00-18:00')
    expect(hoursOf('08:00-18:00', 1)).toBe('08:00-18:00')
  })
})

describe('texts are measured', () => {
  test('as wide as their characters, wide ones wider', () => {
    expect(textSize('WWWW', 10)).toBeGreaterThan(textSize('iiii', 10))
    expect(textSize('北京', 10)).toBeGreaterThanOrEqual(20)
    expect(textSize('e\u0301', 10)).toBe(textSize('e', 10))
  })

  test('and shortened in their middle', () => {
    expect(fitted('short', 10, 100)).toBe('short')
    const long = fitted('a team with a very long name, north', 10, 120)
    expect(long).toMatch(/^a team.*….*north$/)
    expect(textSize(long, 10)).toBeLessThanOrEqual(120)
  })
})
