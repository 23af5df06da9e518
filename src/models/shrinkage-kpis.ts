import { count, type Kpi } from './kpi.ts'
import { at, type Sums } from './scopes.ts'

const agents = ['agents'] as const

/** Paid time off the phone: planned, and as it came, newcomers in training included. */
const planned = (sums: Sums): number => sums[at.paidSeconds] - sums[at.scheduledSeconds]
const realised = (sums: Sums): number =>
  sums[at.breakArea] +
  sums[at.lunchArea] +
  sums[at.meetingArea] +
  sums[at.trainingArea] +
  sums[at.absenceArea] +
  sums[at.latenessArea] +
  sums[at.earlyLeavingArea] +
  sums[at.offPhoneArea] +
  sums[at.inTrainingArea] -
  sums[at.unpaidRestArea]

/** By the plan, less what nobody is paid for because the place is vacant. */
export function paidSeconds(sums: Sums): number {
  return sums[at.paidSeconds] - sums[at.vacantPaidSeconds]
}

export const paidAsWorked = (sums: Sums): number =>
  paidSeconds(sums) +
  sums[at.unpaidRestSeconds] -
  sums[at.unworkedRestArea] -
  sums[at.unpaidRestArea] -
  sums[at.unpaidAwayArea] +
  sums[at.overtimeArea]

/** A share of paid time by the plan: of that of all places for what is planned, else of those that are not vacant. */
function share(key: string, description: string, numerator: (sums: Sums) => number): Kpi {
  const isPlanned = key.endsWith('Planned')
  // An hour of paid time can have more off the phone than its own: an unpaid lunch that began late.
  return {
    key,
    of: agents,
    unit: 'share',
    onlyWith: 'shifts',
    mayPassOne: true,
    description: `${description}, of paid time by the plan${isPlanned ? '' : ', vacant places not'}`,
    numerator,
    denominator: isPlanned ? count(at.paidSeconds) : paidSeconds,
  }
}

/** Figures of agents with shifts, in the order in which reports list them. */
export const SHRINKAGE_KPIS: readonly Kpi[] = [
  share('shrinkagePlanned', 'shrinkage by the plan: paid breaks, meetings and training', planned),
  share(
    'shrinkage',
    'shrinkage as it came: paid breaks, meetings and training, absence, lateness, early leaving and time off the phone, paid or not, newcomers in training',
    realised,
  ),
  share('breaksPlanned', 'breaks by the plan, unpaid ones too', count(at.breakSeconds)),
  share('breaks', 'breaks as they came, unpaid ones too', count(at.breakArea)),
  share('lunchPlanned', 'lunch by the plan, paid or not', count(at.lunchSeconds)),
  share('lunch', 'lunch as it came, paid or not', count(at.lunchArea)),
  share('meetingsPlanned', 'meetings by the plan', count(at.meetingSeconds)),
  share('meetings', 'meetings as they came', count(at.meetingArea)),
  share('trainingPlanned', 'training by the plan', count(at.trainingSeconds)),
  share('training', 'training as it came', count(at.trainingArea)),
  share('absence', 'absence, paid or not', count(at.absenceArea)),
  share('lateness', 'time missed by coming late', count(at.latenessArea)),
  share('earlyLeaving', 'time missed by leaving early', count(at.earlyLeavingArea)),
  share('offPhone', 'time off the phone that no plan knows of', count(at.offPhoneArea)),
  {
    key: 'paidAsWorked',
    of: agents,
    unit: 'agent-seconds',
    onlyWith: 'shifts',
    description: 'paid time as it came: by the plan, less what was missed without pay, with overtime',
    numerator: paidAsWorked,
    denominator: null,
  },
]
