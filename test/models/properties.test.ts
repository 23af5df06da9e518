import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KPIS, simulate, Simulation, type Model, type Result } from '../../src/index.ts'
import { AWAY } from '../../src/models/duty-states.ts'
import { handsOn } from '../../src/models/flows.ts'
import type { OverflowRule } from '../../src/models/journey-model.ts'
import { Pairs } from '../../src/models/pairs.ts'
import {
  at,
  collect,
  groupScope,
  totalScope,
  typeScope,
  type Scope,
  type Sums,
  takenOf,
} from '../../src/models/scopes.ts'
import { layoutOf as layoutWith, LINE_FACTS, type PageLayout } from '../../src/models/facts.ts'
import { bytesOf, seeds, untilMidnight } from './random-runs.ts'
import { modelOf, written } from './random-scenarios.ts'

const options = { seed: 1999, numRuns: 80, endOnFailure: true }

describe('in a random small center', () => {
  test('whoever is offered is answered, abandons, is blocked, sent away, moved on or still waits: by interval, by day, in all', () => {
    forAll((model, result) => {
      for (const { sums } of pagesOf(model, result, (pairs) => model.types.map((_, type) => typeScope(pairs, type)))) {
        expect(sums[at.offered]).toBe(
          answered(sums) +
            sums[at.abandoned] +
            sums[at.blocked] +
            sums[at.sentAway] +
            sums[at.movedOut] +
            sums[at.unreached] +
            sums[at.cutOffWaiting] +
            sums[at.stillWaiting],
        )
        expect(takenOf(sums)).toBe(answered(sums))
        expect(sums[at.handled]).toBeLessThanOrEqual(takenOf(sums))
        expect(sums[at.switches]).toBeLessThanOrEqual(takenOf(sums))
        expect(sums[at.shortAbandoned]).toBeLessThanOrEqual(sums[at.abandoned])
        expect(sums[at.within0]).toBeLessThanOrEqual(sums[at.answeredLater])
      }
    })
  })

  test('whoever meets the IVR comes to agents, is served or hangs up', () => {
    forAll((model, result) => {
      if (model.atEnd === 'stop') return
      const types = (pairs: Pairs) => model.types.map((_, type) => typeScope(pairs, type))
      const sum = (fact: 'enteredIvr' | 'fromIvr' | 'contained' | 'hungUpInIvr') =>
        pagesOf(model, result, types).reduce((all, { sums, isTotal }) => all + (isTotal ? sums[at[fact]] : 0), 0)
      expect(sum('fromIvr') + sum('contained') + sum('hungUpInIvr')).toBe(sum('enteredIvr'))
    })
  })

  test('of those who hear how long it will take, those who are answered were told so', () => {
    forAll((model, result) => {
      for (const { sums } of pagesOf(model, result, (pairs) => model.types.map((_, type) => typeScope(pairs, type)))) {
        expect(Math.abs(sums[at.announcedLateBy])).toBeLessThanOrEqual(sums[at.announcedOffBy] + 1e-6)
        expect(sums[at.announcedSeconds]).toBeGreaterThanOrEqual(0)
        if (model.countAt === 'exit') continue
        expect(sums[at.announced]).toBeLessThanOrEqual(sums[at.offered])
        expect(sums[at.announcedAnswered]).toBeLessThanOrEqual(sums[at.announced])
        expect(sums[at.announcedAnswered]).toBeLessThanOrEqual(answered(sums))
      }
    })
  })

  test('intervals add up to days, and days to the total', () => {
    forAll((model, result) => {
      const layout = layoutOf(model)
      const sum = (pages: Float64Array, fact: number) =>
        Array.from({ length: pages.length / layout.length }, (_, page) => pages[page * layout.length + fact]).reduce(
          (a, b) => a + b,
          0,
        )
      // What happens after the horizon is in no interval: agents finish, people leave (and count there at exit).
      if (model.countAt === 'exit' && model.atEnd === 'work-off') return
      for (let fact = 0; fact < layout.groupsAt; fact++) {
        if (
          fact < layout.pairsAt &&
          LINE_FACTS[fact % layout.lineFacts]?.endsWith('Here') &&
          model.atEnd === 'work-off'
        )
          continue
        // Ages of what is left for days add up to thousands of millions.
        const off = 1e-6 + 1e-12 * Math.abs(result.total[fact])
        // Who comes out of the IVR after the horizon is offered in no interval either.
        const isLater = model.atEnd === 'work-off' && model.ivr.nodes.length > 0 && fact < layout.pairsAt
        for (const pages of [result.rows, result.days]) {
          const missing = result.total[fact] - sum(pages, fact)
          if (isLater) expect(missing).toBeGreaterThanOrEqual(-off)
          else expect(Math.abs(missing)).toBeLessThanOrEqual(off)
        }
      }
      expect(sum(result.rows, layout.periodAt)).toBe(model.periods.bounds.at(-1))
    })
  })

  test('agents are busy only while signed in, signed in for their shifts and overtime, busy for what they handle', () => {
    forAll((model, result) => {
      const scopes = (pairs: Pairs) => model.groups.map((_, group) => groupScope(pairs, group))
      for (const { id, sums, isTotal } of pagesOf(model, result, scopes)) {
        expect(sums[at.busyArea]).toBeLessThanOrEqual(sums[at.signedInArea] + 1e-6)
        expect(sums[at.wrapArea]).toBeLessThanOrEqual(sums[at.heldArea] + 1e-6)
        expect(sums[at.busyArea]).toBeLessThanOrEqual(sums[at.heldArea] + 1e-6)
        expect(sums[at.heldArea]).toBeLessThanOrEqual(sums[at.slotsArea] + 1e-6)
        expect(sums[at.fullArea]).toBeLessThanOrEqual(sums[at.busyArea] + 1e-6)
        expect(sums[at.overtimeArea]).toBeLessThanOrEqual(sums[at.busyArea] + sums[at.asideArea] + 1e-6)
        const there = sums[at.signedInArea] + sums[at.asideArea]
        // By shifts with duties breaks come and go, and are vacant too; else they are what the plan leaves out.
        const hasDuties = model.groups[id].staffing.plan === 'people'
        const away = hasDuties ? AWAY.reduce((sum, kind) => sum + sums[at[`${kind}Area`]], 0) : 0
        const gone = sums[at.vacantArea] + sums[at.inTrainingArea] + sums[at.unworkedRestArea]
        const planned = hasDuties ? sums[at.paidSeconds] + sums[at.unpaidRestSeconds] : sums[at.scheduledSeconds]
        expect(planned + sums[at.overtimeArea] - gone).toBeCloseTo(there + away, 4)
        if (hasDuties) {
          expect(sums[at.vacantPaidSeconds]).toBeCloseTo(sums[at.vacantArea], 6)
          expect(sums[at.unworkedRestArea]).toBeLessThanOrEqual(sums[at.unpaidRestSeconds] + 1e-6)
        }
        expect(sums[at.vacantPaidSeconds]).toBeLessThanOrEqual(sums[at.paidSeconds] + 1e-6)
        if (!isTotal || model.atEnd === 'stop') continue
        // Agents may hold on for each other for ever (the loader warns of it).
        if (handsOn(model) && sums[at.unfinished] > 0) continue
        expect(sums[at.handled] + sums[at.cutOff]).toBe(takenOf(sums))
        const handling = sums[at.talkSeconds] + sums[at.holdSeconds] + sums[at.wrapSeconds]
        // Talks that an outage has cut are no handle times.
        if (sums[at.cutOff] > 0) {
          expect(handling + sums[at.ringArea]).toBeLessThanOrEqual(sums[at.heldArea] + 1e-4)
          continue
        }
        expect(handling + sums[at.ringArea]).toBeCloseTo(sums[at.heldArea], 4)
        // Agent time is shared by what is held at once; while phones ring, by what rings too.
        const agentTime = handling - sums[at.overlapSeconds]
        if (sums[at.ringArea] === 0) expect(agentTime).toBeCloseTo(sums[at.busyArea], 4)
        else expect(agentTime).toBeLessThanOrEqual(sums[at.busyArea] + 1e-6)
        expect(sums[at.wrapSeconds]).toBeCloseTo(sums[at.wrapArea], 4)
      }
    })
  })

  test('the time that queues stand is the time that people wait, unless somebody waits at the end', () => {
    forAll((model, result) => {
      const pairs = new Pairs(model)
      const layout = layoutOf(model)
      const lastRow = result.rows.length - layout.length
      const scope = totalScope(model, pairs)
      if (collect(result.rows, lastRow, layout, scope)[at.waitingAtEnd] > 0) return
      const sums = collect(result.total, 0, layout, scope)
      // Nobody knows how long those would have waited whom nobody could call back before the end.
      if (sums[at.stillWaiting] > 0) return
      // Who takes a wait along to another type and is blocked there has waited for nothing that is booked.
      if (sums[at.blocked] > 0 && model.types.some(({ overflow }) => overflow.some(keepsWait))) return
      const ways = [
        'waitAnswered',
        'waitAbandoned',
        'waitSentAway',
        'waitMoved',
        'waitUnreached',
        'waitCutOff',
      ] as const
      const waits = ways.reduce((sum, fact) => sum + sums[at[fact]], 0)
      // Who is cut off and back in line takes over the wait of the first.
      if (sums[at.requeued] === 0) expect(waits).toBeCloseTo(sums[at.waitingArea], 4)
      else expect(waits).toBeGreaterThanOrEqual(sums[at.waitingArea] - 1e-4)
    })
  })

  test('answers to deferred work are sent for what is handled, no sooner in opening hours; what is left is what waits', () => {
    forAll((model, result) => {
      const types = (pairs: Pairs) => model.types.map((_, type) => typeScope(pairs, type))
      for (const { sums } of pagesOf(model, result, types)) {
        expect(sums[at.responded]).toBeLessThanOrEqual(sums[at.handled])
        expect(sums[at.respondedInTime]).toBeLessThanOrEqual(sums[at.responded])
        expect(sums[at.responseOpenSeconds]).toBeLessThanOrEqual(sums[at.responseSeconds] + 1e-6)
        expect(sums[at.responseOpenSeconds]).toBeGreaterThanOrEqual(-1e-6)
        expect(sums[at.resolutionOpenSeconds]).toBeLessThanOrEqual(sums[at.resolutionSeconds] + 1e-6)
        expect(sums[at.backlogAtEnd]).toBeLessThanOrEqual(sums[at.waitingAtEnd])
        expect(sums[at.backlogOldest]).toBeLessThanOrEqual(sums[at.backlogAges] + 1e-6)
        expect(sums[at.undecided0]).toBeLessThanOrEqual(sums[at.stillWaiting])
      }
      for (const { sums } of pagesOf(model, result, (pairs) => model.groups.map((_, id) => groupScope(pairs, id)))) {
        expect(sums[at.deferredArea]).toBeLessThanOrEqual(sums[at.busyArea] + 1e-6)
      }
    })
  })

  test('who leaves one type for another comes there', () => {
    forAll((model, result) => {
      const types = (pairs: Pairs) => model.types.map((_, type) => typeScope(pairs, type))
      const sum = (fact: 'movedIn' | 'movedOut' | 'transferredIn' | 'transferredOut' | 'consultsIn' | 'consultsOut') =>
        pagesOf(model, result, types).reduce((all, { sums, isTotal }) => all + (isTotal ? sums[at[fact]] : 0), 0)
      expect(sum('movedIn')).toBe(sum('movedOut'))
      expect(sum('transferredIn')).toBe(sum('transferredOut'))
      expect(sum('consultsIn')).toBe(sum('consultsOut'))
    })
  })

  test('the wait of everybody who is answered is in the histograms', () => {
    forAll((model, result) => {
      const sums = collect(result.total, 0, layoutOf(model), totalScope(model, new Pairs(model)))
      expect(result.waits.reduce((a, b) => a + b, 0)).toBe(answered(sums))
    })
  })

  test('the same seed gives the same bytes', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        expect(bytesOf(simulate(modelOf(center), seed, 3))).toBe(bytesOf(simulate(modelOf(center), seed, 3)))
      }),
      { ...options, numRuns: 40 },
    )
  })

  test('a replication has the same bytes in a center that others have left in the middle of the work', () => {
    fc.assert(
      fc.property(written, seeds, fc.integer({ min: 1, max: 200 }), (center, seed, breaksAt) => {
        const model = modelOf(untilMidnight(center))
        const fresh = bytesOf(simulate(model, seed, 3))
        let events = -Infinity
        const used = new Simulation(model, {
          afterEvent: () => {
            if (++events === breaksAt) throw new Error('broken off')
          },
        })
        const kept = used.run('other', 0)
        const before = bytesOf(kept)
        events = 0
        try {
          used.run(seed, 2)
        } catch (error) {
          expect((error as Error).message).toBe('broken off')
        }
        events = -Infinity
        expect(bytesOf(used.run(seed, 3))).toBe(fresh)
        // What a run has given is not touched by the next.
        expect(bytesOf(kept)).toBe(before)
      }),
      { ...options, numRuns: 150 },
    )
  })

  test('a monitor changes nothing', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        const model = modelOf(center)
        let steps = 0
        const watched = simulate(model, seed, 0, { monitor: () => () => steps++ })
        expect(bytesOf(watched)).toBe(bytesOf(simulate(model, seed, 0)))
        expect(steps).toBeGreaterThanOrEqual(watched.contacts)
      }),
      { ...options, numRuns: 40 },
    )
  })

  test('the same issues are raised whatever the rules are', () => {
    fc.assert(
      fc.property(written, seeds, (center, seed) => {
        const model = modelOf({ ...center, 'count-at': 'offer' })
        const other: Model = {
          ...model,
          routing: {
            agent: { rule: 'random' },
            contact: { rule: 'random' },
            order: 'preference-first',
            load: 'least-loaded',
          },
        }
        const offeredTo = (which: Model) => {
          const result = simulate(which, seed, 0)
          const scopes = (pairs: Pairs) => which.types.map((_, type) => typeScope(pairs, type))
          const raised = KPIS.find(({ key }) => key === 'issues')!
          return pagesOf(which, result, scopes).flatMap(({ sums }) => raised.numerator(sums) || [])
        }
        expect(offeredTo(other)).toEqual(offeredTo(model))
      }),
      { ...options, numRuns: 40 },
    )
  })
})

test('another seed or replication gives other figures', () => {
  const model = modelOf({
    agner: 1,
    types: { calls: { arrivals: '10/h', talk: '60s' } },
    groups: { team: { skills: ['calls'], agents: 1 } },
  })
  const { total } = simulate(model, '1', 0)
  expect(simulate(model, '2', 0).total).not.toEqual(total)
  expect(simulate(model, '1', 1).total).not.toEqual(total)
})

/** All tests meet the same centers: each is simulated once. */
const simulated = new Map<string, readonly [Model, Result]>()

function forAll(check: (model: Model, result: Result) => void): void {
  fc.assert(
    fc.property(written, seeds, (center, seed) => {
      const key = seed + JSON.stringify(center)
      if (!simulated.has(key)) {
        // Some stop in the middle of the work.
        const model = modelOf(Number(seed) % 3 === 0 ? untilMidnight(center) : center)
        simulated.set(key, [model, simulate(model, seed, 0)])
      }
      check(...simulated.get(key)!)
    }),
    options,
  )
}

function keepsWait({ what }: OverflowRule): boolean {
  return what.action === 'move' && what.keepWait
}

function answered(sums: Sums): number {
  return sums[at.answeredAtOnce] + sums[at.answeredLater]
}

function layoutOf(model: Model): PageLayout {
  return layoutWith(model, new Pairs(model))
}

/** The sums of some scopes for every interval, every day and the whole run. */
function pagesOf(
  model: Model,
  result: Result,
  scopesOf: (pairs: Pairs) => readonly Scope[],
): { id: number; sums: Sums; isTotal: boolean }[] {
  const layout = layoutOf(model)
  const scopes = scopesOf(new Pairs(model))
  return [result.rows, result.days, result.total]
    .flatMap((pages) =>
      Array.from({ length: pages.length / layout.length }, (_, page) => page * layout.length).flatMap((start) =>
        scopes.map((scope, id) => ({
          id,
          sums: collect(pages, start, layout, scope),
          isTotal: pages === result.total,
        })),
      ),
    )
    .filter(({ sums }) => sums[at.offered] > 0 || sums[at.enteredIvr] > 0 || sums[at.signedInArea] > 0)
}
