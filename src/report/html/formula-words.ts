import type { ServiceLevelName } from '../../models/model.ts'

/** The six formulas in words, from what customers experience to what leaves out most. */
export const FORMULA_WORDS: readonly { readonly formula: ServiceLevelName; readonly words: string }[] = [
  { formula: 'answered-of-offered', words: 'in time, of all who asked' },
  { formula: 'answered-of-entered', words: 'in time, of who got through' },
  { formula: 'ignoring-short-abandons', words: 'short abandonments left out' },
  { formula: 'ignoring-early-abandons', words: 'abandonments in time left out' },
  { formula: 'abandons-in-time-count', words: 'abandonments in time count as served' },
  { formula: 'answered-of-answered', words: 'in time, of the answered alone' },
]
