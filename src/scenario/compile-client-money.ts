import type { MoneyDraft } from './money-draft.ts'

/** What customers bear or a client loses, what contacts are worth, and what stays when the work has left. */
export function compileClientMoney(draft: MoneyDraft): void {
  const { clients = {} } = draft.compilation.scenario
  draft.model.clients.forEach(({ name }, client) => {
    const { costs = {}, values = {}, retained = {} } = clients[name] ?? {}
    const all = draft.typesOfClient(client)
    for (const [priced, sign] of [[costs, 1] as const, [values, -1] as const]) {
      for (const [what, { price, types }] of Object.entries(priced)) {
        draft.charge({
          name: what,
          category: 'losses',
          payer: client,
          payee: draft.customers,
          meter: price.meter,
          groups: draft.allGroups,
          types: types === undefined ? all : draft.typeIds(types),
          minorUnits: sign * price.minorUnits,
        })
      }
    }
    for (const [what, { price, share, until }] of Object.entries(retained)) {
      draft.charge({
        name: what,
        category: 'retained',
        payer: client,
        payee: draft.suppliers,
        meter: price.meter,
        groups: [],
        types: all,
        minorUnits: price.minorUnits * share,
        when: draft.time.holding({ to: until }),
        monthShare: draft.time.shares({ to: until }),
      })
    }
  })
}
