import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { load, run, type Summary } from '../../../src/index.ts'
import type { WaysChart } from '../../../src/report/html/chart.ts'
import { waysChart } from '../../../src/report/html/ways-chart.ts'

/** Contacts under way when a batch or a run begins and ends are at one end of a place alone. */
const EDGE = 0.01

const scenarios = readdirSync('scenarios').filter((file) => file.endsWith('.yaml'))

async function ran(file: string): Promise<Summary> {
  return run(await load(`scenarios/${file}`), { replications: 2, seed: 'ways' })
}

function place({ places, ways }: WaysChart, name: string, role?: string) {
  const ids = places.flatMap((one, at) => (one.name === name && (role === undefined || one.role === role) ? [at] : []))
  const sum = (end: 'from' | 'to') => ways.reduce((all, way) => (ids.includes(way[end]) ? all + way.value : all), 0)
  return { in: sum('to'), out: sum('from') }
}

const value = (estimate: { readonly value: number | null } | undefined): number => estimate?.value ?? 0

describe('where contacts went', () => {
  test.each(scenarios)(
    '%s: whoever comes to a queue, a group or the IVR leaves it, and losses are those counted',
    async (file) => {
      const summary = await ran(file)
      const chart = waysChart(summary)
      if (chart === null) return
      for (const { name, role } of chart.places) {
        if (role !== 'queue' && role !== 'group' && role !== 'ivr') continue
        const { in: came, out } = place(chart, name, role)
        expect([name, Math.abs(came - out) <= EDGE * Math.max(1, came)]).toEqual([name, true])
      }
      const { totals } = summary
      expect(place(chart, 'abandoned').in).toBeCloseTo(value(totals.abandoned), 1)
      expect(place(chart, 'blocked').in).toBeCloseTo(value(totals.blocked), 1)
      expect(place(chart, 'served by the IVR').in).toBeCloseTo(value(totals.contained), 1)
      for (const [group, { taken }] of Object.entries(summary.groups))
        expect(place(chart, group, 'group').in).toBeCloseTo(value(taken), 1)
      const answered = place(chart, 'answered')
      expect(answered.in).toBeCloseTo(value(totals.answered), 1)
      expect(answered.out).toBeLessThanOrEqual(answered.in * (1 + EDGE))
      expect(chart.ways.every(({ value: many }) => many > 0)).toBe(true)
    },
  )

  test('no band leads back: an order of places exists', async () => {
    const chart = waysChart(await ran('resolution.yaml'))
    const left = new Set(chart?.ways)
    const done = new Set<number>()
    for (let size = -1; size !== done.size;) {
      size = done.size
      chart?.places.forEach((_, at) => {
        if ([...left].every(({ to }) => to !== at)) done.add(at)
      })
      for (const way of left) if (done.has(way.from)) left.delete(way)
    }
    expect([...left]).toEqual([])
  })

  test('resolved are the issues that are, where agents alone resolve them', async () => {
    const summary = await ran('resolution.yaml')
    const chart = waysChart(summary)
    if (chart === null) throw new Error('no chart')
    const { issues, resolution } = summary.totals
    expect(place(chart, 'resolved').in).toBeCloseTo(value(issues) * value(resolution), 0)
    const again = summary.flows.reduce((sum, { by, contacts }) => (by === 'repeat' ? sum + value(contacts) : sum), 0)
    expect(place(chart, 'contact again').in).toBeCloseTo(again, 0)
  })

  test('nothing is said of resolution where some types have none, or customers take turns', async () => {
    for (const file of ['email.yaml', 'messaging.yaml', 'ivr.yaml']) {
      const names = waysChart(await ran(file))?.places.map(({ name }) => name)
      expect(names).not.toContain('resolved')
      expect(names).not.toContain('not resolved')
    }
  })

  test('colleagues who ask are no customers', async () => {
    const summary = await ran('second-line.yaml')
    const chart = waysChart(summary)
    if (chart === null) throw new Error('no chart')
    expect(place(chart, 'colleagues who ask').out).toBeCloseTo(value(summary.totals.consultsIn), 1)
  })
})
