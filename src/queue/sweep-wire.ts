import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PointData } from '../planning/sweep/point-data.ts'
import type { PointFinding, PointRefused, PointTask } from '../planning/sweep/point-run.ts'

/** A point for a worker, as a job of the queue. */
export interface PointJob {
  readonly sweep: string
  readonly task: PointTask
}

/** A point that its worker could not do, whatever it tried. */
export interface PointFailed {
  readonly point: number
  readonly failed: string
}

/** What comes back of a point. */
export type PointAnswer = PointFinding | PointRefused | PointFailed

/** Of a sweep that nobody has come back to. */
export const FORGOTTEN_SECONDS = 7 * 24 * 3600

/** A name that the same command in the same place finds again, and no other. */
export function sweepName(...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 16)
}

/** The colon is Redis's usage; a job's name must be without. */
export const dataKey = (sweep: string): string => `agner:${sweep}:data`
export const answersKey = (sweep: string): string => `agner:${sweep}:answers`
export const jobName = (sweep: string, point: number): string => `${sweep}-${point}`

interface WrittenFile {
  readonly path: string
  readonly text?: string
  /** Of what is no text, in base64. */
  readonly bytes?: string
}

interface WrittenData extends Pick<PointData, 'options'> {
  readonly bundle: { readonly path: string; readonly allowOutside: boolean; readonly files: readonly WrittenFile[] }
}

export function dataText({ bundle, options }: PointData): string {
  const files = [...bundle.files].map(([path, content]): WrittenFile => {
    return typeof content === 'string'
      ? { path, text: content }
      : { path, bytes: Buffer.from(content).toString('base64') }
  })
  const written: WrittenData = { bundle: { ...bundle, files }, options }
  return JSON.stringify(written)
}

export function dataFrom(text: string): PointData {
  const { bundle, options }: WrittenData = JSON.parse(text)
  const files = bundle.files.map(({ bytes = '', path, text: own }) => {
    return [path, own ?? new Uint8Array(Buffer.from(bytes, 'base64'))] as const
  })
  return { bundle: { ...bundle, files: new Map(files) }, options }
}
