import type { Month } from '../models/economy-model.ts'
import type { Periods } from '../models/model.ts'
import { stretchesOf } from './calendar.ts'
import type { Calendar, ClockWindow } from './calendar.ts'
import { monthOf } from './dates.ts'
import type { DateRange } from './dates.ts'
import { ALWAYS } from './week.ts'

/** A year has 365.25 days. */
const DAYS_OF_MONTH = 30.4375
const LONG_MONTHS = ['01', '03', '05', '07', '08', '10', '12']

/** Days on which something holds, and the hours of them; a key that is absent leaves nothing out. */
export interface When {
  readonly from?: string
  readonly to?: string
  readonly months?: readonly number[]
  readonly dates?: readonly DateRange[]
  readonly days?: readonly number[]
  readonly hours?: readonly ClockWindow[]
}

/** When money is paid: the months of a run without its warm-up, and which periods things hold in. */
export class MoneyTime {
  readonly months: readonly Month[]
  /** By period: whether it holds. Everything does in all of them. */
  readonly always: Uint8Array
  /** By day of the run: its month; -1 in the warm-up. */
  readonly monthOfDay: Int32Array
  private readonly calendar: Calendar
  private readonly periods: Periods
  private readonly middles: Float64Array
  private readonly firstDay: number

  constructor(calendar: Calendar, periods: Periods) {
    const count = periods.day.length
    this.calendar = calendar
    this.periods = periods
    this.always = new Uint8Array(count).fill(1)
    this.middles = Float64Array.from(periods.day, (_, i) => (periods.bounds[i] + periods.bounds[i + 1]) / 2)
    this.firstDay = periods.warmup < count ? periods.day[periods.warmup] : calendar.days.length
    this.monthOfDay = new Int32Array(calendar.days.length).fill(-1)
    const months: { label: string; days: number; ofDays: number }[] = []
    for (let day = this.firstDay; day < calendar.days.length; day++) {
      const month =
        calendar.startDate === null ? undatedMonth(day - this.firstDay) : datedMonth(calendar.days[day].label)
      const last = months[months.length - 1]
      if (last?.label === month.label) last.days++
      else months.push({ ...month, days: 1 })
      this.monthOfDay[day] = months.length - 1
    }
    this.months = months
  }

  /** By period: whether it holds in most of it, by the clocks and dates of a calendar of the same run. */
  holding({ hours = ALWAYS, ...when }: When, calendar: Calendar = this.calendar): Uint8Array {
    const holds = new Uint8Array(this.always.length)
    for (const window of hours) {
      const weekdays = window.weekdays.filter((weekday) => when.days?.includes(weekday) ?? true)
      for (const { day, from, to } of stretchesOf(calendar, { ...window, weekdays })) {
        if (!isOn(when, (day < 0 ? calendar.eve : calendar.days[day]).label)) continue
        for (let i = firstFrom(this.middles, from); i < holds.length && this.middles[i] < to; i++) holds[i] = 1
      }
    }
    return holds
  }

  /** By month: the share of all its days that are simulated and on which it holds. */
  shares({ from, to, months }: When = {}): Float64Array {
    const shares = new Float64Array(this.months.length)
    for (let day = this.firstDay; day < this.calendar.days.length; day++) {
      if (isOn({ from, to, months }, this.calendar.days[day].label)) shares[this.monthOfDay[day]]++
    }
    return shares.map((days, month) => days / this.months[month].ofDays)
  }

  /** The month in which a day lies; -1: none that is simulated, or without a date. */
  monthOf(date: string | undefined): number {
    const day = date === undefined ? undefined : this.calendar.dayOfLabel.get(date)
    return day === undefined ? -1 : this.monthOfDay[day]
  }

  /** By period: its bill, and by bill its month. The last period is on the last bill. */
  bills(distinct: Iterable<Uint8Array>): { billOf: Int32Array; monthOf: Int32Array } {
    const { day, warmup } = this.periods
    let classes = Int32Array.from(day, (of, period) => (period < warmup ? -1 : this.monthOfDay[of]))
    for (const holds of distinct) {
      const ids = new Map<number, number>()
      classes = classes.map((of, period) => {
        if (of < 0) return -1
        const key = 2 * of + holds[period]
        const id = ids.get(key) ?? ids.size
        ids.set(key, id)
        return id
      })
    }
    const count = classes.reduce((most, of) => Math.max(most, of), -1) + 1
    const last = classes[classes.length - 1]
    const billOf = classes.map((of) => (of === last ? count - 1 : of === count - 1 ? last : of))
    const monthOf = new Int32Array(count)
    billOf.forEach((bill, period) => {
      if (bill >= 0) monthOf[bill] = this.monthOfDay[day[period]]
    })
    return { billOf, monthOf }
  }

  /** By bill: whether something holds on it. */
  onBills(holds: Uint8Array, { billOf, monthOf }: { billOf: Int32Array; monthOf: Int32Array }): Uint8Array {
    const onBill = new Uint8Array(monthOf.length)
    billOf.forEach((bill, period) => {
      if (bill >= 0) onBill[bill] = holds[period]
    })
    return onBill
  }
}

function isOn({ from, to, months, dates }: When, label: string): boolean {
  return (
    (from === undefined || label >= from) &&
    (to === undefined || label <= to) &&
    (months?.includes(monthOf(label)) ?? true) &&
    (dates?.some((range) => label >= range.from && label <= range.to) ?? true)
  )
}

function undatedMonth(day: number): { label: string; ofDays: number } {
  const month = Math.floor(day / DAYS_OF_MONTH)
  const ofDays = Math.ceil((month + 1) * DAYS_OF_MONTH) - Math.ceil(month * DAYS_OF_MONTH)
  return { label: `month ${month + 1}`, ofDays }
}

function datedMonth(date: string): { label: string; ofDays: number } {
  const [year, month] = [Number(date.slice(0, 4)), date.slice(5, 7)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const ofDays = month === '02' ? (isLeap ? 29 : 28) : LONG_MONTHS.includes(month) ? 31 : 30
  return { label: date.slice(0, 7), ofDays }
}

/** Index of the first of the ascending instants that is not before `instant`. */
function firstFrom(instants: Float64Array, instant: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (instants[middle] < instant) low = middle + 1
    else high = middle
  }
  return low
}

/** What holds in both. */
export function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((holds, i) => holds & b[i])
}
