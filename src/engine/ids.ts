/**
 * The only missing value: no contact, no agent, no event.
 *
 * V8 reads an imported constant from a cell at every use and folds a module's own: modules on the hot path keep a copy,
 * `const NONE = MISSING`.
 */
export const NONE = -1
