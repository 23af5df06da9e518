import { isMap } from './case.ts'

/** Something in a case that this reader, or the scenario language, has no words for. */
export class NotExpressible extends Error {}

/** Keys that only explain others. */
const EXPLAINS = /^(notes?|text|comment|description|definition|meaning|as_published|tags|source|.*_notes?)$/

/** Values that stand for no limit. */
const UNLIMITED = /^(unlimited|infinite|infinity|inf|none)$/i

/**
 * A map of a case's inputs that remembers what was read, so that nothing in it is passed over: `done` throws for keys
 * that nobody asked for. Every method takes the spellings of a key and reads the first one that is there.
 */
export class Inputs {
  private readonly entries: Readonly<Record<string, unknown>>
  private readonly path: string
  private readonly seen = new Set<string>()

  constructor(value: unknown, path = '') {
    if (!isMap(value)) throw new NotExpressible(`${path || 'inputs'} is no map: ${shown(value)}`)
    this.entries = value
    this.path = path
  }

  has(...keys: string[]): boolean {
    return keys.some((key) => this.entries[key] !== undefined && this.entries[key] !== null)
  }

  /** Marks keys as read that say again what others say. */
  skip(...keys: string[]): void {
    for (const key of keys) this.seen.add(key)
  }

  value(...keys: string[]): unknown {
    const key = keys.find((candidate) => this.has(candidate))
    if (key === undefined) return undefined
    this.seen.add(key)
    return this.entries[key]
  }

  number(...keys: string[]): number | undefined {
    const value = this.value(...keys)
    if (value === undefined) return undefined
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.misread(keys, value)
    return value
  }

  /** A number, or Infinity where it is `unlimited` or not there. */
  limit(...keys: string[]): number {
    const value = this.value(...keys)
    if (value === undefined || (typeof value === 'string' && UNLIMITED.test(value))) return Infinity
    if (typeof value !== 'number') throw this.misread(keys, value)
    return value
  }

  numbers(...keys: string[]): number[] | undefined {
    const value = this.value(...keys)
    if (value === undefined) return undefined
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'number')) throw this.misread(keys, value)
    return value
  }

  text(...keys: string[]): string | undefined {
    const value = this.value(...keys)
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw this.misread(keys, value)
    return value
  }

  texts(...keys: string[]): string[] | undefined {
    const value = this.value(...keys)
    if (value === undefined) return undefined
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw this.misread(keys, value)
    return value
  }

  /** What stands under a key, as inputs of its own. */
  child(...keys: string[]): Inputs | undefined {
    const key = keys.find((candidate) => this.has(candidate))
    return key === undefined ? undefined : new Inputs(this.value(key), this.at(key))
  }

  children(...keys: string[]): Inputs[] | undefined {
    const key = keys.find((candidate) => this.has(candidate))
    if (key === undefined) return undefined
    const value = this.value(key)
    if (!Array.isArray(value)) throw this.misread([key], value)
    return value.map((item, i) => new Inputs(item, `${this.at(key)}[${i}]`))
  }

  keys(): string[] {
    return Object.keys(this.entries)
  }

  /** A value that has to be there. */
  need<T>(value: T | undefined, ...keys: string[]): T {
    if (value === undefined) throw new NotExpressible(`${this.path || 'inputs'} has no ${keys[0]}`)
    return value
  }

  misread(keys: readonly string[], value: unknown): NotExpressible {
    const key = keys.find((candidate) => this.has(candidate)) ?? keys[0]
    return new NotExpressible(`${this.at(key)} is not understood: ${shown(value)}`)
  }

  done(): void {
    const unread = this.keys().filter((key) => this.has(key) && !this.seen.has(key) && !EXPLAINS.test(key))
    if (unread.length === 0) return
    throw new NotExpressible(
      `not understood: ${unread.map((key) => `${this.at(key)} ${shown(this.entries[key])}`).join('; ')}`,
    )
  }

  private at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
