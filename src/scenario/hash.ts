import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Scenario } from './schema.ts'

/**
 * What a scenario simulates, in 16 hex digits: SHA-256 of the scenario with all defaults, and of its files. How it is
 * formatted, whether parts came by `extends`, its name and description, what it says of its assumptions and sweeps, and how often it
 * is run (`run.seed`, `run.replications`, `run.precision`, `run.antithetic`, `run.controls`, `run.confidence`) do not count. The order of types, queues and groups does: it decides ties.
 */
export function scenarioHash(scenario: Scenario, files: ReadonlyMap<string, string>): string {
  const {
    name: _name,
    description: _description,
    assumptions: _assumptions,
    sweep: _sweep,
    run,
    ...simulated
  } = scenario
  const {
    seed: _seed,
    replications: _replications,
    precision: _precision,
    antithetic: _antithetic,
    controls: _controls,
    confidence: _confidence,
    ...grid
  } = run
  const contents = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => [path, content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')])
  const document = canonicalJson({ ...simulated, grid, files: contents })
  return bytesToHex(sha256(utf8ToBytes(document))).slice(0, 16)
}

/** Maps whose order is the user's and means something. */
const ORDERED = new Set(['types', 'queues', 'groups', 'trunks', 'skills', 'outages'])

function canonicalJson(value: unknown, ordered = false): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join()}]`
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (!ordered) entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, ORDERED.has(key))}`).join()}}`
}
