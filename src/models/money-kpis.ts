import { count, type Kpi } from './kpi.ts'
import { at } from './scopes.ts'

const contacts = ['contacts'] as const

/** Figures of money, in the order in which reports list them; a scenario without prices has none of them. */
export const MONEY_KPIS: readonly Kpi[] = [
  {
    key: 'ivrCost',
    of: contacts,
    unit: 'money',
    description: 'cost of the IVR: its minutes at `ivr-price`, and every use of a node that has a `price`',
    numerator: count(at.ivrCost),
    denominator: null,
  },
  {
    key: 'ivrCostPerContact',
    of: contacts,
    unit: 'money',
    description: 'cost of the IVR per contact that met it',
    numerator: count(at.ivrCost),
    denominator: count(at.enteredIvr),
  },
  {
    key: 'ivrCostPerContained',
    of: contacts,
    unit: 'money',
    description:
      'cost of the IVR, that of all who met it, per contact that it contained: what self-service costs where it serves',
    numerator: count(at.ivrCost),
    denominator: count(at.contained),
  },
  {
    key: 'lineCost',
    of: ['lines'],
    unit: 'money',
    description: 'cost of the trunks: line-minutes taken at their `price`',
    numerator: count(at.lineCost),
    denominator: null,
  },
]
