import type { Law } from '../engine/law.ts'

/**
 * A law as a scenario has it: the engine's laws, seconds throughout, where a leaf may still stand in a file.
 * `probabilities` and `quantiles`, or `values`, are read from the file when the scenario is compiled.
 */
export type LawSpec =
  | Exclude<Law, { law: 'mixture' | 'atZero' | 'shifted' | 'truncated' }>
  | FileLaw
  | { readonly law: 'mixture'; readonly weights: readonly number[]; readonly laws: readonly LawSpec[] }
  | { readonly law: 'atZero'; readonly probability: number; readonly of: LawSpec }
  | { readonly law: 'shifted'; readonly by: number; readonly of: LawSpec }
  | { readonly law: 'truncated'; readonly min: number; readonly max: number; readonly of: LawSpec }

export type FileLaw =
  /** A column `probability` (0.1 or 10%), ascending, and `column` with the quantiles in seconds. */
  | {
      readonly law: 'empirical-file'
      readonly file: string
      readonly column: string
      readonly tail?: { readonly mean: number }
    }
  /** A column of observed times in seconds. */
  | { readonly law: 'sample-file'; readonly file: string; readonly column: string }

/** The law with its files read by `readFile`. */
export function lawOf(spec: LawSpec, readFile: (leaf: FileLaw) => Law): Law {
  switch (spec.law) {
    case 'empirical-file':
    case 'sample-file':
      return readFile(spec)
    case 'mixture':
      return { ...spec, laws: spec.laws.map((part) => lawOf(part, readFile)) }
    case 'atZero':
    case 'shifted':
    case 'truncated':
      return { ...spec, of: lawOf(spec.of, readFile) }
    default:
      return spec
  }
}

/** The file leaves of a law. */
export function fileLawsIn(spec: LawSpec): readonly FileLaw[] {
  switch (spec.law) {
    case 'empirical-file':
    case 'sample-file':
      return [spec]
    case 'mixture':
      return spec.laws.flatMap(fileLawsIn)
    case 'atZero':
    case 'shifted':
    case 'truncated':
      return fileLawsIn(spec.of)
    default:
      return []
  }
}
