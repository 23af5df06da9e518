import type { Loaded } from '../index.ts'
import { note } from './terminal.ts'

/** `--set PATH=VALUE`, as often as wanted. */
export const setOption = {
  type: 'string',
  array: true,
  nargs: 1,
  requiresArg: true,
  describe: 'change a number first: PATH=VALUE, see docs/what-if.md',
} as const

/** The scenario with what `--set` says, one after the other. Throws a ScenarioError. */
export async function asSet(loaded: Loaded, settings: readonly string[] = []): Promise<Loaded> {
  if (settings.length === 0) return loaded
  const [{ leverOf }, { withLevers }] = await Promise.all([
    import('../planning/what-if/lever-text.ts'),
    import('../planning/what-if/lever.ts'),
  ])
  return withLevers(
    loaded,
    settings.map((text) => leverOf(text)),
  )
}

/** The same for several scenarios: where one has no such place it stays as it is, with a note. */
export async function allAsSet(
  variants: ReadonlyMap<string, Loaded>,
  settings: readonly string[] = [],
  quiet = false,
): Promise<ReadonlyMap<string, Loaded>> {
  if (settings.length === 0) return variants
  const [{ leverOf }, { withLeversOfAll }] = await Promise.all([
    import('../planning/what-if/lever-text.ts'),
    import('../planning/what-if/lever.ts'),
  ])
  const moved = withLeversOfAll(
    variants,
    settings.map((text) => leverOf(text)),
  )
  if (!quiet) for (const text of moved.notes) note(`agner: note: ${text}\n`)
  return moved.variants
}
