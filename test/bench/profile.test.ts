import { describe, expect, test } from 'vitest'
import { compilingAsText, compilingIn } from '../../bench/profile/deopts.ts'
import { placesInSources, type Place } from '../../bench/profile/places.ts'
import { partOf, partOfFile, programParts } from '../../bench/profile/program-parts.ts'
import { COLLECTING, samplesWithin, type Preprocessed } from '../../bench/profile/samples.ts'

const RUNNING = 0

function place(name: string, file: string): Place {
  return { name, file, line: 1 }
}

describe('samples', () => {
  /** `outer` has `middle` inlined from offset 10 to 29, and within it `inner` from 20. */
  const log: Preprocessed = {
    functions: [{ name: 'middle' }, { name: 'inner' }],
    code: [
      { name: 'run', type: 'JS' },
      {
        name: 'outer',
        type: 'JS',
        source: { positions: 'C0O5C10O50I0C20O90I1C30O6', inlined: 'F0O7F1O55I0', fns: [0, 1] },
      },
      { name: '__write@@GLIBC_2.2.5', type: 'CPP' },
    ],
    ticks: [
      { vm: RUNNING, s: [1, 0] },
      { vm: RUNNING, s: [1, 25, 0, 100] },
      { vm: RUNNING, s: [2, 1, 0, 100] },
      { vm: COLLECTING, s: [-1, 4711] },
      { vm: RUNNING, s: [-1, 4711, 1, 30, 0, 100] },
      { vm: RUNNING, s: [1, 30, 0, 100] },
      { vm: RUNNING, s: [1, 0] },
    ],
  }
  const samples = samplesWithin('run', log, (name) => place(name, ''))
  const stacks = samples.map(({ stack }) => stack.map(({ name }) => name))

  test('a moment in inlined code is that of the function it was written in, innermost first', () => {
    expect(stacks[0]).toEqual(['inner', 'middle', 'outer', 'run'])
    expect(stacks[3]).toEqual(['outer', 'run'])
  })

  test('what V8 does when called counts to the caller, who is where the call was', () => {
    expect(stacks[2]).toEqual(['inner', 'middle', 'outer', 'run'])
  })

  test('only moments of the run count, those of the collector among them, without those of writing the log', () => {
    expect(samples.map(({ state }) => state)).toEqual([RUNNING, COLLECTING, RUNNING, RUNNING])
  })

  test('an inlined function that V8 does not tell is passed over', () => {
    const source = { positions: 'C0O5C10O50I2', inlined: 'F0O7FO20I0F1O55I1', fns: [0, 1] }
    const code = [log.code[0], { name: 'outer', type: 'JS', source }]
    const [{ stack }] = samplesWithin('run', { ...log, code, ticks: [{ vm: RUNNING, s: [1, 15, 0, 100] }] }, (name) =>
      place(name, ''),
    )
    expect(stack.map(({ name }) => name)).toEqual(['inner', 'middle', 'outer', 'run'])
  })

  test('without a run there is none', () => {
    expect(samplesWithin('elsewhere', log, (name) => place(name, ''))).toEqual([])
  })
})

describe('parts of the program', () => {
  test.each([
    ['src/engine/event-queue.ts', 'event list'],
    ['src/engine/kernel.ts', 'kernel'],
    ['src/engine/laws/lognormal.ts', 'chance'],
    ['src/models/routing/longest-idle.ts', 'routing, who waits, who is free'],
    ['src/models/counts.ts', 'books'],
    ['src/models/journey-counts.ts', 'books'],
    ['src/models/staffing.ts', 'shifts, opening hours'],
    ['src/models/flow.ts', 'the life of a contact'],
    ['src/index.ts', 'other'],
  ])('%s is of: %s', (file, part) => {
    expect(partOfFile(file)).toBe(part)
    expect(programParts).toContain(part)
  })

  test('the innermost function of ours decides, not what it calls of others', () => {
    const stack = [place('ARC4', 'node_modules/seedrandom/seedrandom.js'), place('streamFrom', 'src/engine/random.ts')]
    expect(partOf({ state: RUNNING, stack })).toBe('chance')
  })

  test('how a replication begins and ends goes before who does it, and the collector before all', () => {
    const reset = [place('fill', 'src/engine/random.ts'), place('reset', 'src/models/center.ts')]
    const fold = [place('merge', 'src/engine/histogram.ts'), place('add', 'src/experiment/fold.ts')]
    const run = place('runModel', 'src/experiment/run.ts')
    expect(partOf({ state: RUNNING, stack: [...reset, run] })).toBe('building a center, emptying it')
    expect(partOf({ state: RUNNING, stack: [...fold, run] })).toBe('summing up replications')
    expect(partOf({ state: COLLECTING, stack: [...fold, run] })).toBe('V8: collecting')
    expect(partOf({ state: RUNNING, stack: [] })).toBe('other')
  })
})

describe('places', () => {
  const placeOf = placesInSources(process.cwd())

  test('a function of Node, one of a package, one that V8 gives no place', () => {
    expect(placeOf('URL node:internal/url:793:14')).toEqual({ name: 'URL', file: 'node:internal/url', line: 793 })
    const packaged = `${process.cwd()}/node_modules/seedrandom/seedrandom.js`
    expect(placeOf(`ARC4 ${packaged}:116:14`)).toEqual({
      name: 'ARC4',
      file: 'node_modules/seedrandom/seedrandom.js',
      line: 116,
    })
    expect(placeOf(' :1:1')).toEqual({ name: ':1:1', file: '', line: 0 })
  })

  test('a function without a name', () => {
    expect(placeOf(' node:fs:1:2').name).toBe('(anonymous)')
  })
})

describe('what V8 compiled and threw away', () => {
  const told = [
    '[marking 0x1 <JSFunction fill (sfi = 0x2)> for optimization to TURBOFAN, ConcurrencyMode::kConcurrent]',
    '[completed optimizing 0x1 <JSFunction fill (sfi = 0x2)> (target TURBOFAN)]',
    '[completed compiling 0x1 <JSFunction fill (sfi = 0x2)> (target TURBOFAN) - took 0.5, 12.25, 0.25 ms]',
    '[bailout (kind: deopt-eager, reason: wrong map): begin. deoptimizing 0x1 <JSFunction fill (sfi = 0x2)>, opt id 5]',
    '[bailout (kind: deopt-eager, reason: wrong map): begin. deoptimizing 0x1 <JSFunction fill (sfi = 0x2)>, opt id 7]',
    '[bailout (kind: deopt-eager, reason: not a Smi): begin. deoptimizing 0x1 <JSFunction (sfi = 0x2)>, opt id 8]',
  ].join('\n')

  test('by function and reason, the commonest first', () => {
    expect(compilingIn(told)).toEqual({
      optimized: 1,
      milliseconds: 13,
      deopts: [
        { functionName: 'fill', reason: 'wrong map', times: 2 },
        { functionName: '(anonymous)', reason: 'not a Smi', times: 1 },
      ],
    })
  })

  test('nothing thrown away is said in words', () => {
    expect(compilingAsText(compilingIn(''))).toBe('V8 optimized 0 functions in 0 ms, and threw none of it away.')
  })
})
