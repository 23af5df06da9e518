/**
 * Who pays whom for what: plain data, a part of the `Model`. A charge is a price on something that is metered while the
 * center runs; it names who pays and who is paid, so that wages, overheads, invoices and what a lost customer costs are all
 * the same thing, and books balance by construction. `src/economics/` settles them, month by month.
 *
 * Amounts are minor units of the currency (cents). Months are those of the calendar; bills are the classes of periods within
 * a month in which the same charges hold (day and evening, say), so that memory does not grow with the horizon.
 */
export interface Economy {
  readonly parties: readonly Party[]
  readonly months: readonly Month[]
  /** By period of the grid: the bill on which its facts are settled; -1 in the warm-up. */
  readonly billOf: Int32Array
  /** By bill: its month. */
  readonly monthOf: Int32Array
  readonly contracts: readonly Contract[]
  readonly charges: readonly Charge[]
  /** By which a group's cost is shared among the clients it works for. */
  readonly allocation: AllocationRule
  /** By group: the party who employs its agents. */
  readonly employerOf: Int32Array
  /** By group: paid hours of a full-time agent a week. */
  readonly fullTimeOf: Float64Array
  /** By group and type: contacts are billed in started units of so many seconds; all others to the second. */
  readonly increments: readonly Increment[]
}

export type AllocationRule = 'handle-time' | 'contacts' | 'offered-load' | 'equally'

export interface Party {
  readonly name: string
  /**
   * `center`: employs those of whom nothing else is said. `staff`, `suppliers` and `customers` are who is paid by employers
   * and clients in the end; they pay nothing.
   */
  readonly kind: 'client' | 'provider' | 'center' | 'staff' | 'suppliers' | 'customers'
  /** Of `Model.clients`; -1: no client. */
  readonly client: number
}

export interface Month {
  /** `2026-03`, or `month 1` where days have no dates. */
  readonly label: string
  /** Days simulated (without those of the warm-up), of all that it has. */
  readonly days: number
  readonly ofDays: number
}

/** What is metered, by the unit that a price is for. */
export type Meter =
  /** Hours of the groups: paid; signed in; busy with contacts; in training. Agents who left and are replaced. */
  | 'paid-hour'
  | 'signed-in-hour'
  | 'productive-hour'
  | 'training-hour'
  | 'hire'
  /** Paid hours by full-time hours a month; places for the most agents at once (`seats`). */
  | 'fte-month'
  | 'seat-month'
  /** Of the contacts of the types that the groups have handled: minutes, contacts, those that resolved an issue. */
  | 'talk-minute'
  | 'handle-minute'
  | 'contact'
  | 'resolved-issue'
  /** Of the types, whoever works at them: issues raised, those not resolved in the end, contacts lost, minutes waited. */
  | 'issue'
  | 'unresolved-issue'
  | 'lost-contact'
  | 'waiting-minute'
  /** Time, and once. */
  | 'month'
  | 'once'

/** Under which heading a report shows it. Of what is priced, `losses` alone are prices on what nobody pays. */
export type Category = 'wages' | 'overheads' | 'fees' | 'one-off' | 'retained' | 'concessions' | 'losses'

export interface Charge {
  readonly name: string
  readonly category: Category
  /** Of `Economy.contracts`; -1: of none. */
  readonly contract: number
  /** Of `Economy.parties`. */
  readonly payer: number
  readonly payee: number
  readonly meter: Meter
  /** What is metered: hours of the groups, contacts of the types, by the groups where agents handle them. */
  readonly groups: readonly number[]
  readonly types: readonly number[]
  /** Per unit; below 0 it is the payee who pays (the value of a contact). */
  readonly minorUnits: number
  /** By what is metered in a month: units from `from` on cost this instead. Ascending. */
  readonly tiers: readonly Tier[]
  /** By bill: whether it holds. */
  readonly holds: Uint8Array
  /** By month: the share of the month in which it holds (of all its days), for prices per month. */
  readonly monthShare: Float64Array
  /** For `seat-month`: places; for `fte-month`: full-time hours a month. */
  readonly seats: number
  readonly fullTimeHours: number
  /** For `once`: it is spread over so many months; and the month in which it is paid, -1: before the first. */
  readonly spreadMonths: number
  readonly paidIn: number
  /** For `contact` and the minutes: contacts that are further ones about an issue, or handed on by agents, cost nothing. */
  readonly isForRepeats: boolean
  readonly isForTransfers: boolean
}

export interface Tier {
  readonly from: number
  readonly minorUnits: number
}

export interface Contract {
  readonly name: string
  /** Of `Economy.parties`. */
  readonly client: number
  readonly provider: number
  readonly groups: readonly number[]
  readonly types: readonly number[]
  /** The fees of a whole month are at least so much; 0: no minimum. And at most; Infinity: no maximum. */
  readonly minimum: number
  readonly maximum: number
  /** By month, the share of it in which it is in force. */
  readonly monthShare: Float64Array
  readonly forecast: Forecast | null
  readonly sla: readonly SlaTerm[]
}

/** What comes beyond a tolerance over the forecast costs more. */
export interface Forecast {
  /** By month: contacts expected. */
  readonly contacts: Float64Array
  /** 0.25: up to 125 % of it. */
  readonly tolerance: number
  /** 0.3: the rest costs 30 % more. */
  readonly surcharge: number
}

/** Bonus and penalty by what a month's figure came to. Judged on whole months alone. */
export interface SlaTerm {
  /** Key of a figure that is a share or a time, see `kpis.ts` and `service-level.ts`. */
  readonly figure: string
  readonly types: readonly number[]
  /** The goal, and whether it is met from there up (a share answered in time) or down (abandonment, a time). */
  readonly goal: number
  readonly isBetterAbove: boolean
  readonly bands: readonly Band[]
  /** Months in which more contacts came than the forecast and its tolerance do not count. */
  readonly isWithinForecast: boolean
}

/** From `from` (included) to `below`: a bonus above 0, a penalty below. */
export interface Band {
  readonly from: number
  readonly below: number
  /** Of the month's fees, 0.05; and an amount. */
  readonly share: number
  readonly minorUnits: number
}

/** For a pair of group and type: seconds of a started unit, of talk or of the whole handle time. */
export interface Increment {
  readonly group: number
  readonly type: number
  readonly of: 'talk' | 'handle'
  readonly seconds: number
}
