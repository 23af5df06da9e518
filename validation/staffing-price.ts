import { loadText, staff } from '../src/index.ts'

export interface PriceFinding {
  /** Of a point of service level: what the answer says at the goal, and what goals a few points apart differ by. */
  readonly told: number
  readonly measured: number
}

const POINTS = 6

/** A day of four hours, staffed by half an hour, so that whole people are small steps. */
function scenarioWith(goal: number): string {
  return JSON.stringify({
    agner: 1,
    calendar: { start: '2026-03-02', days: 1, interval: '30m' },
    hours: '08:00-12:00',
    types: {
      calls: {
        arrivals: '300/h',
        talk: { law: 'exponential', mean: '4m' },
        patience: { law: 'exponential', mean: '4m' },
        goal: `${goal}% in 20s`,
      },
    },
    groups: { team: { skills: ['calls'], agents: 20 } },
  })
}

/** The price of a point at a goal, percent, beside the difference of what is found below and above. */
export async function priceOfPoint(goal: number, replications: number): Promise<PriceFinding> {
  const [below, at, above] = [
    await staff(loadText(scenarioWith(goal - POINTS)), { replications, clock: undefined }),
    await staff(loadText(scenarioWith(goal)), { replications, clock: undefined }),
    await staff(loadText(scenarioWith(goal + POINTS)), { replications, clock: undefined }),
  ]
  return { told: at.parts[0].goals[0].priceOfPoint ?? NaN, measured: (above.cost - below.cost) / (2 * POINTS) }
}
