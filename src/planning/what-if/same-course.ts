import type { Economy } from '../../models/economy-model.ts'
import type { Model } from '../../models/model.ts'

/**
 * Whether two models come to the same under the same luck, and differ at most in what is paid for it: prices do not change
 * what happens, unless contacts are routed by what they earn. What a contract's pressure does is in the speeds of the groups.
 */
export function runTheSame(a: Model, b: Model): boolean {
  return areEqual(course(a), course(b))
}

function course({ economy, name: _name, ...model }: Model) {
  const isByMoney = model.routing.contact.rule === 'provider-interest'
  return { ...model, economy: economy === null || isByMoney ? economy : metered(economy) }
}

/** What of the economy the simulation looks at: which bill an interval belongs to, and started units. */
function metered({ billOf, monthOf, increments }: Economy) {
  return { billOf, monthOf, increments }
}

/** Plain data alike, down to every number. */
export function areEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (ArrayBuffer.isView(a) || Array.isArray(a)) {
    const [some, others] = [a, b] as unknown as readonly [ArrayLike<unknown>, ArrayLike<unknown>]
    if (some.length !== others.length) return false
    for (let i = 0; i < some.length; i++) if (!areEqual(some[i], others[i])) return false
    return true
  }
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => areEqual(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}
