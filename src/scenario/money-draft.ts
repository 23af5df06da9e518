import type { Charge, Contract, Increment, Party } from '../models/economy-model.ts'
import type { Group, Model } from '../models/model.ts'
import type { Compilation } from './compile-context.ts'
import { CENTER, PAID_LAST } from './money-names.ts'
import type { MoneyTime } from './money-time.ts'

/** What is written on money, as it is compiled. */
export class MoneyDraft {
  readonly compilation: Compilation
  readonly time: MoneyTime
  readonly model: Pick<Model, 'types' | 'groups' | 'clients' | 'periods' | 'queues'>
  readonly parties: readonly Party[]
  /** By group: its employer. */
  readonly employerOf: Int32Array
  readonly charges: DraftedCharge[] = []
  readonly contracts: Contract[] = []
  readonly increments: Increment[] = []

  constructor(compilation: Compilation, time: MoneyTime, model: MoneyDraft['model']) {
    this.compilation = compilation
    this.time = time
    this.model = model
    this.parties = partiesOf(compilation, model)
    const groups = Object.values(compilation.scenario.groups)
    this.employerOf = Int32Array.from(model.groups, (group, id) =>
      this.party(employerName(groups[id].employer, group, model)),
    )
  }

  /** Its id among the parties. */
  party(name: string): number {
    return this.parties.findIndex((party) => party.name === name && !isPaidLast(party))
  }

  get staff(): number {
    return this.parties.findIndex(({ kind }) => kind === 'staff')
  }

  get suppliers(): number {
    return this.parties.findIndex(({ kind }) => kind === 'suppliers')
  }

  get customers(): number {
    return this.parties.findIndex(({ kind }) => kind === 'customers')
  }

  get allGroups(): number[] {
    return [...this.model.groups.keys()]
  }

  groupIds(names: readonly string[]): number[] {
    return names.map((name) => this.model.groups.findIndex((group) => group.name === name))
  }

  typeIds(names: readonly string[]): number[] {
    return names.map((name) => this.model.types.findIndex((type) => type.name === name))
  }

  typesOfClient(client: number): number[] {
    return [...this.model.types.keys()].filter((type) => this.model.types[type].client === client)
  }

  /** Adds a charge; what is not said is as for prices without anything particular. */
  charge(charge: ChargeBasics & Partial<ChargeDetails>): void {
    this.charges.push({ ...PLAIN, when: this.time.always, monthShare: this.time.shares(), ...charge })
  }

  /** Most agents of some groups who are paid at once while something holds. */
  seatsOf(groups: readonly number[], when: Uint8Array): number {
    const { bounds } = this.model.periods
    let most = 0
    for (let i = 0; i < when.length; i++) {
      if (when[i] === 0) continue
      const paid = groups.reduce((sum, group) => sum + this.model.groups[group].paidSeconds[i], 0)
      most = Math.max(most, paid / (bounds[i + 1] - bounds[i]))
    }
    return Math.ceil(most - 1e-9)
  }
}

type ChargeBasics = Pick<Charge, 'name' | 'category' | 'payer' | 'payee' | 'meter' | 'groups' | 'types' | 'minorUnits'>
type ChargeDetails = Omit<Charge, keyof ChargeBasics | 'holds'> & { readonly when: Uint8Array }
type DraftedCharge = ChargeBasics & ChargeDetails

const PLAIN = {
  contract: -1,
  tiers: [],
  seats: 0,
  fullTimeHours: 0,
  spreadMonths: 0,
  paidIn: -1,
  isForRepeats: true,
  isForTransfers: true,
}

/** Paid hours of a full-time agent a month, of those a week. */
export function fullTimeHours(perWeekSeconds = FULL_WEEK): number {
  return ((perWeekSeconds / 3600) * 30.4375) / 7
}

/** Seconds. */
export const FULL_WEEK = 40 * 3600

function isPaidLast({ kind }: Party): boolean {
  return PAID_LAST.some((last) => last === kind)
}

function partiesOf({ scenario }: Compilation, model: MoneyDraft['model']): Party[] {
  const names = Object.values(scenario.groups).map(({ employer }, id) =>
    employerName(employer, model.groups[id], model),
  )
  const isCentral = model.clients.length === 0 || names.includes(CENTER) || model.types.some(({ client }) => client < 0)
  const of =
    (kind: Party['kind']) =>
    (name: string): Party => ({ name, kind, client: -1 })
  return [
    ...model.clients.map(({ name }, client): Party => ({ name, kind: 'client', client })),
    ...(scenario.providers ?? []).map(of('provider')),
    ...(isCentral ? [CENTER].map(of('center')) : []),
    ...PAID_LAST.map((kind) => of(kind)(kind)),
  ]
}

/** Of whom nothing is said, the client of all its types, or else the center. */
function employerName(written: string | undefined, { skills }: Group, { types, clients }: MoneyDraft['model']): string {
  if (written !== undefined) return written
  const [first, ...others] = new Set(skills.map(({ type }) => types[type]?.client ?? -1))
  return others.length === 0 && first >= 0 ? clients[first].name : CENTER
}
