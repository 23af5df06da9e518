import { loadScenario } from '../scenario/load.ts'
import { prepare, type Loaded } from './loaded.ts'

/** A scenario with all that it is read from: what goes to another thread or machine. */
export interface Bundle {
  readonly path: string
  readonly allowOutside: boolean
  /** Contents by path. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

export function bundleOf({ source }: Loaded): Bundle {
  // What could be read here may be read there.
  return { path: source.path, allowOutside: true, files: source.sources }
}

/** The scenario again, with the same hash. */
export function unbundled({ allowOutside, files, path }: Bundle): Loaded {
  return prepare(loadScenario(path, (file) => files.get(file), { allowOutside }))
}
