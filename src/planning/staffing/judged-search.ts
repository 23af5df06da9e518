import type { Judged, Judgement } from './judge.ts'
import { polish } from './polish.ts'
import { LEAST_SAVING, type Search } from './search.ts'
import { secondLook } from './second-look.ts'
import type { Tried } from './tried.ts'

/** Judges a staffing by the luck of this name. */
export type Judge = (tried: Tried, luck: string) => Judgement

const MOST_JUDGEMENTS = 8
/** So often a search is asked for the same, until what it finds is another. */
const MOST_ASKED = 8
/** A search asks for a little more than a judgement has missed, lest the next misses it again. */
const ASKED_AGAIN = 1.2
/** What is feasible is improved so often by what judgements have said of the luck of the search; longer while it may be dear. */
const CALIBRATIONS = 5
const MOST_CALIBRATIONS = 12
/** It may be while what was turned down is cheaper by more than this share. */
const DEAR = 0.02

/** Of many staffings under the same luck, the cheapest that meets its goals has had good luck. So search and judgement take turns. */
export class JudgedSearch {
  /** In the order in which they were judged. */
  readonly known: Judged[] = []
  private readonly search: Search
  private readonly judge: Judge

  constructor(search: Search, judge: Judge) {
    this.search = search
    this.judge = judge
  }

  /** The cheapest that a judgement has found feasible; where there is none, the last that was judged. */
  async from(start: Tried): Promise<Judged> {
    let found = await this.untilFeasible(this.judged(start))
    if (!found.isFeasible) return found
    found = await this.cheaper(found)
    this.search.calibrate(this.known)
    const isWorthIt = (tried: Tried): boolean => this.judge(tried, 'second look').isFeasible
    const judged = this.known.map(({ tried }) => tried)
    secondLook(this.search, found.tried, judged, isWorthIt, (tried) => {
      const again = this.judged(tried)
      if (again.isFeasible) found = again
      return again.isFeasible
    })
    return found
  }

  private judged(tried: Tried): Judged {
    const judgement = this.judge(tried, `judgement ${this.known.length + 1}`)
    const judged = { ...judgement, tried }
    this.known.push(judged)
    return judged
  }

  /** What a judgement has found missing is asked for. */
  private async untilFeasible(first: Judged): Promise<Judged> {
    const { known, search } = this
    let last = first
    while (!last.isFeasible && known.length < MOST_JUDGEMENTS && !search.isSpent) {
      const {
        missing,
        tried: { counts },
      } = last
      search.turnDown(counts, missing)
      let next: Tried | null = null
      // Where the luck of the search was better than that of the judgement, it has to be asked more than once.
      for (let asked = 0; asked < MOST_ASKED && next === null && !search.isSpent; asked++) {
        search.askFor(missing.map((one) => one * ASKED_AGAIN))
        const tried = polish(search, await search.from(counts))
        if (tried.counts.join() !== counts.join()) next = tried
        // Nobody else may come: more cannot be had.
        else if (tried.shortfall > 0) break
      }
      if (next === null) break
      last = this.judged(next)
    }
    return last
  }

  /** What was turned down lies on one side of the cheapest that would do, the best so far on the other: by halves. */
  private async cheaper(feasible: Judged): Promise<Judged> {
    const { search } = this
    let best = feasible
    let [tooLittle, tooMuch, share] = [0, 1, 0]
    for (let round = 0; round < MOST_CALIBRATIONS && !search.isSpent; round++) {
      if (round >= CALIBRATIONS && !this.mayBeDear(best)) break
      search.calibrate(this.known)
      if (share > 0) search.askFor(this.partOfSpare(best, share))
      const next = polish(search, await search.from(best.tried.counts))
      const isCheaper = next.shortfall === 0 && next.cost < best.tried.cost * (1 - LEAST_SAVING)
      if (!isCheaper && (share === 0 || !this.mayBeDear(best))) break
      const judged = isCheaper ? this.judged(next) : null
      if (judged?.isFeasible === true) {
        best = judged
        ;[tooLittle, tooMuch, share] = [0, 1, 0]
        continue
      }
      if (isCheaper) tooLittle = share
      else tooMuch = share
      share = (tooLittle + tooMuch) / 2
    }
    return best
  }

  /** Whether the dearest of all that was turned down for less than the best costs much less. */
  private mayBeDear({ tried: best }: Judged): boolean {
    const down = this.known.flatMap(({ isFeasible, tried: { cost } }) =>
      isFeasible || cost >= best.cost ? [] : [cost],
    )
    return down.length > 0 && Math.max(...down) < best.cost * (1 - DEAR)
  }

  /** Of what a feasible staffing has to spare, a share, for the goals that others have missed. */
  private partOfSpare({ spare }: Judged, share: number): Float64Array {
    const isMissed = (requirement: number): boolean => this.known.some(({ missing }) => missing[requirement] > 0)
    return spare.map((slack, requirement) => (isMissed(requirement) ? share * slack : 0))
  }
}
