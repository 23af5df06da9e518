import { readFile } from 'node:fs/promises'
import type { Loaded } from '../index.ts'
import { axisOf } from '../planning/sweep/axis.ts'
import type { Factor } from '../planning/sweep/design.ts'
import { writtenFactors } from '../planning/sweep/written.ts'
import { DESIGNS } from '../scenario/sweep-schema.ts'
import { pointFactor } from '../planning/sweep/point-file.ts'
import { sweepOf, type Sweep, type SweepOptions } from '../planning/sweep/sweep.ts'
import { zipped } from '../planning/sweep/zip.ts'
import { Unanswerable } from '../planning/unanswerable.ts'
import { fileError, UserError } from './user-error.ts'

interface Asked {
  readonly vary?: readonly string[]
  readonly zip?: readonly string[]
  readonly points?: string
  readonly design?: string
}

interface Settings extends Omit<SweepOptions, 'design'> {
  readonly size?: number
}

/** The sweep that a command line asks for, or else the scenario. */
export async function sweepFrom(loaded: Loaded, asked: Asked, { size, ...settings }: Settings): Promise<Sweep> {
  const { sweep: written } = loaded.source.scenario
  const isAsked = asked.vary !== undefined || asked.zip !== undefined || asked.points !== undefined
  const design = DESIGNS.find((one) => one === (asked.design ?? (isAsked ? 'grid' : (written?.design ?? 'grid'))))
  if (design === undefined)
    throw new UserError(`--design: expected ${DESIGNS.join(', ')}, found ${JSON.stringify(asked.design)}`)
  try {
    const factors: Factor[] = []
    if (asked.points !== undefined) factors.push(pointFactor(asked.points, await textOf(asked.points)))
    if (asked.zip !== undefined) factors.push(zipped(asked.zip.map((text) => axisOf(text, '--zip'))))
    factors.push(...(asked.vary ?? []).map((text) => [axisOf(text)]))
    if (!isAsked) factors.push(...writtenFactors(loaded))
    const drawn = size ?? (isAsked || design === 'grid' ? undefined : written?.size)
    return sweepOf(loaded, factors, { ...settings, design: { design, size: drawn ?? null } })
  } catch (error) {
    throw error instanceof Unanswerable ? new UserError(error.message) : error
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw fileError(`read ${path}`, error)
  }
}
