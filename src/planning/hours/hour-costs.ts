import type { Charge, Economy } from '../../models/economy-model.ts'
import type { Model } from '../../models/model.ts'

/** What an hour of an agent costs whoever decides on it, by period of the grid, minor units. */
export interface HourCosts {
  readonly perPaidHour: Float64Array
  readonly perSignedInHour: Float64Array
}

/**
 * What an hour of a group's agents costs: where a contract pays for hours, its price, for that is what the client saves;
 * else wage, supplements, charges and overheads of the employer. Tiers at their first price. null where nothing is paid by
 * the hour.
 */
export function hourCosts(model: Model, group: number): HourCosts | null {
  const { economy, periods } = model
  if (economy === null) return null
  const charges = economy.charges.filter((charge) => isByTheHour(charge) && charge.groups.includes(group))
  const count = periods.day.length
  const [perPaidHour, perSignedInHour] = [new Float64Array(count), new Float64Array(count)]
  for (let period = 0; period < count; period++) {
    const held = charges.filter((charge) => holds(economy, charge, period))
    const agreed = held.filter(({ contract }) => contract >= 0)
    for (const { fullTimeHours, meter, minorUnits } of agreed.length > 0 ? agreed : held) {
      if (meter === 'signed-in-hour') perSignedInHour[period] += minorUnits
      else perPaidHour[period] += meter === 'fte-month' ? minorUnits / fullTimeHours : minorUnits
    }
  }
  const isPaid = perPaidHour.some((cost) => cost > 0) || perSignedInHour.some((cost) => cost > 0)
  return isPaid ? { perPaidHour, perSignedInHour } : null
}

function isByTheHour({ meter }: Charge): boolean {
  return meter === 'paid-hour' || meter === 'signed-in-hour' || meter === 'fte-month'
}

/** In the warm-up nothing is billed. */
function holds({ billOf }: Economy, charge: Charge, period: number): boolean {
  return billOf[period] >= 0 && charge.holds[billOf[period]] === 1
}
