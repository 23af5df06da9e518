import type { Loaded } from '../index.ts'
import { closest, listed } from '../scenario/names.ts'
import { UserError } from './user-error.ts'

/** Variants by name, in the order in which they are named. */
export function chosenVariants(
  option: string,
  variants: ReadonlyMap<string, Loaded>,
  names: readonly string[],
): ReadonlyMap<string, Loaded> {
  return new Map(
    names.map((name) => {
      const found = variants.get(name)
      if (found !== undefined) return [name, found]
      const all = [...variants.keys()]
      const meant = closest(name, all)
      const hint = meant === undefined ? `: there are ${listed(all)}` : `; did you mean ${meant}?`
      throw new UserError(`--${option}: no variant is called ${JSON.stringify(name)}${hint}`)
    }),
  )
}
