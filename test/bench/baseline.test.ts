import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { baselineOf, readBaselines, writeBaseline } from '../../bench/baseline/baseline.ts'
import { judge } from '../../bench/baseline/judge.ts'
import type { Figures } from '../../bench/figures.ts'
import { workloads } from '../../bench/workloads.ts'
import { baselineWith, measuredOf } from './made-up.ts'

const folder = mkdtempSync(join(tmpdir(), 'agner-baseline-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('where there is no file there is no baseline, and how to write one is said', () => {
  const file = join(folder, 'none.json')
  expect(() => baselineOf(readBaselines(file), 1e6, file)).toThrow(
    /none\.json has no baseline of 1,000,000 contacts a run \(there is none\); --write-baseline writes one/,
  )
})

test('a baseline of other contacts is refused, and what there is instead is said', () => {
  const baselines = { '5000000': baselineWith({}), '1000000': baselineWith({}) }
  expect(() => baselineOf(baselines, 300_000, 'b.json')).toThrow(
    'b.json has no baseline of 300,000 contacts a run (those there are have 1,000,000 and 5,000,000)',
  )
})

test('a baseline of another seed is refused', () => {
  const baselines = { '1000000': { ...baselineWith({}), seed: 'other' } }
  expect(() => baselineOf(baselines, 1e6, 'b.json')).toThrow('b.json is of seed other')
})

test('a file that is no JSON is told by name', () => {
  const file = join(folder, 'broken.json')
  writeFileSync(file, '{')
  expect(() => readBaselines(file)).toThrow(/broken\.json: /)
})

test('what is written is as it was measured, beside those of other lengths, and nothing else is left', () => {
  const file = join(folder, 'b.json')
  writeFileSync(file, JSON.stringify({ '5000000': baselineWith({ w1: measuredOf() }) }))
  writeBaseline(file, [figures()], 1e6, 3)
  const baselines = readBaselines(file)
  expect(baselineOf(baselines, 5e6, file).workloads.w1.events).toBe(2_000_000)
  const written = baselineOf(baselines, 1e6, file)
  expect(written.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(written.machine.node).toBe(process.versions.node)
  expect(written.workloads.w1).toEqual({ ...measuredOf(), mostScavengesPer5M: 25 })
  const [one] = judge(written, new Map([['w1', measuredOf()]]), () => measuredOf())
  expect(one.failures).toEqual([])
  expect(readdirSync(folder).filter((name) => name.startsWith('b.json'))).toEqual(['b.json'])
})

test('the project has a baseline of what CI checks, with all workloads', () => {
  const file = 'bench/baseline.json'
  expect(existsSync(file)).toBe(true)
  const names = Object.keys(baselineOf(readBaselines(file), 1e6, file).workloads)
  expect(names).toEqual(workloads.map(({ name }) => name))
})

/** What a bench would have measured where it came to `measuredOf()`. */
function figures(): Figures {
  const { contacts, events, scavengesPer5M, ratiosToReferenceOnW1 } = measuredOf()
  const engine = {
    contacts,
    events,
    cpuSeconds: [0.3, 0.31, 0.32],
    contactsPerSecond: 3e6,
    eventsPerSecond: 6e6,
    nsPerContact: 310,
    warmReplicationMs: null,
    peakMiB: 90,
    wrong: [],
  }
  return {
    workload: workloads[0],
    timings: new Map([['engine', engine]]),
    toYardstick: ratiosToReferenceOnW1,
    scavengesPer5M,
    secondInstance: null,
  }
}
