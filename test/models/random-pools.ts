import fc from 'fast-check'

const pooled = fc
  .record(
    {
      'at-least': fc.constantFrom(0, 1, 1, 2),
      'at-most': fc.constantFrom(1, 2, 3),
      weight: fc.constantFrom(1, 2, 0.5),
    },
    { requiredKeys: ['at-least'] },
  )
  .map(({ 'at-most': most, ...given }) =>
    most === undefined || most < given['at-least'] ? given : { ...given, 'at-most': most },
  )

interface Written {
  readonly types: Readonly<Record<string, { readonly client?: string }>>
  readonly groups: Readonly<Record<string, { readonly skills: Readonly<Record<string, unknown>> }>>
}

/** In two of three centers groups know something of their clients. */
export function withPools(centers: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const settings = fc.array(fc.record({ one: pooled, other: pooled }, { requiredKeys: [] }), {
    minLength: 3,
    maxLength: 3,
  })
  return fc
    .tuple(centers, fc.option(settings, { nil: undefined, freq: 3 }))
    .map(([center, pools]) => (pools === undefined ? center : pooledIn(center as Written, pools)))
}

function pooledIn(center: Written, pools: readonly Readonly<Record<string, object>>[]): object {
  const groups = Object.entries(center.groups).map(([name, group], i) => {
    const served = new Set(Object.keys(group.skills).map((type) => center.types[type]?.client))
    const clients = Object.entries(pools[i % pools.length]).filter(([client]) => served.has(client))
    return [name, { ...group, clients: Object.fromEntries(clients) }]
  })
  return { ...center, groups: Object.fromEntries(groups) }
}
