import type { Scenario } from './schema.ts'

/** How contracts bend the work of a group for a type: factors on handle times and on the share of resolved. */
export interface Pressure {
  readonly handleTime: number
  readonly resolved: number
}

const NO_PRESSURE: Pressure = { handleTime: 1, resolved: 1 }

/** That of the contract that pays the group for the type and says how it presses; the first, if there are several. */
export function pressureOn({ contracts = {}, types, groups }: Scenario, group: string, type: string): Pressure {
  const { employer } = groups[group]
  const pressing = Object.values(contracts).find(
    (contract) =>
      contract.pressure !== undefined &&
      contract.client === types[type]?.client &&
      (contract.types?.includes(type) ?? true) &&
      (contract.groups?.includes(group) ?? contract.provider === employer),
  )
  return pressing?.pressure ?? NO_PRESSURE
}
