import { legsOf } from '../models/conversation-load.ts'
import type { IvrNode } from '../models/ivr-model.ts'
import type { Model } from '../models/model.ts'
import { expectedIn, type Expected } from './expected.ts'

/** Steps after which hardly anybody is still on the way. */
const STEPS = 1000
const HARDLY = 1e-9

/**
 * The mean contacts that ask for agents, by type, in each period of the grid `bounds`: who arrives, less who the IVR serves,
 * who is misrouted, and who agents hand on. Branches, overflow, colleagues who are asked and people who come back are left
 * out: they depend on how the day goes. All
 * is reckoned in the period of arrival.
 */
export function expectedToAgents(model: Model, bounds: Float64Array): Expected[] {
  const arriving = model.types.map((type) => expectedIn(type, model, bounds))
  const shares = model.types.map((_, type) => askingShares(model, type, true))
  // Who comes when it is closed is not answered, so not handed on.
  const sharesClosed = model.types.map((_, type) => askingShares(model, type, false))
  return model.types.map((_, to) => ({
    open: weighted(
      arriving.map(({ open }) => open),
      shares,
      to,
    ),
    closed: weighted(
      arriving.map(({ closed }) => closed),
      sharesClosed,
      to,
    ),
  }))
}

function weighted(arriving: readonly Float64Array[], shares: readonly Float64Array[], to: number): Float64Array {
  const sums = new Float64Array(arriving[0].length)
  arriving.forEach((contacts, from) => {
    const share = shares[from][to]
    if (share > 0) for (let i = 0; i < sums.length; i++) sums[i] += share * contacts[i]
  })
  return sums
}

/** By type: how often, on average, somebody who arrives as one type asks for agents as another. */
function askingShares({ types, ivr }: Model, from: number, areHandedOn: boolean): Float64Array {
  const asking = new Float64Array(types.length)
  let asks = new Float64Array(types.length)
  let inNodes = new Float64Array(ivr.nodes.length)
  if (types[from].startsAt < 0) asks[from] = 1
  else inNodes[types[from].startsAt] = 1
  for (let step = 0; step < STEPS && sum(asks) + sum(inNodes) > HARDLY; step++) {
    const asksNext = new Float64Array(types.length)
    const nodesNext = new Float64Array(ivr.nodes.length)
    asks.forEach((share, type) => {
      const { pauses, transfers } = types[type]
      const handedOn = transfers.reduce((all, transfer) => all + transfer.share, 0)
      const legs = areHandedOn ? share * legsOf(pauses, handedOn) : share
      asking[type] += legs
      if (areHandedOn) for (const transfer of transfers) asksNext[transfer.type] += legs * transfer.share
    })
    inNodes.forEach((share, node) => {
      if (share === 0) return
      if (areHandedOn) addMisrouted(asking, share, ivr.nodes[node])
      for (const exit of ivr.nodes[node].exits) {
        if (exit.to.goes === 'type') asksNext[exit.to.type] += share * exit.share
        else if (exit.to.goes === 'node') nodesNext[exit.to.node] += share * exit.share
      }
    })
    asks = asksNext
    inNodes = nodesNext
  }
  return asking
}

/** Who is misrouted asks as another type once, before they ask as what they meant. */
function addMisrouted(asking: Float64Array, share: number, { misroutes, exits }: IvrNode): void {
  if (misroutes === null) return
  const choices = exits.flatMap(({ to, share: chosen }) =>
    to.goes === 'type' && to.isChosen ? [{ type: to.type, chosen }] : [],
  )
  for (const meant of choices) {
    const others = choices.filter(({ type }) => type !== meant.type)
    const all = others.reduce((total, { chosen }) => total + chosen, 0)
    for (const { type, chosen } of others) {
      if (chosen > 0) asking[type] += (share * meant.chosen * misroutes.share * chosen) / all
    }
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
