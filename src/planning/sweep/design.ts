import { streamFrom, type Stream } from '../../engine/random.ts'
import type { Design } from '../../scenario/sweep-schema.ts'
import type { Lever } from '../what-if/lever-text.ts'
import { Unanswerable } from '../unanswerable.ts'
import type { Axis } from './axis.ts'
import { MOST_DIMENSIONS, sobolPoints } from './sobol.ts'

/** What is varied together: one axis, or several that take their levels in step. */
export type Factor = readonly Axis[]

/** A scenario of a sweep: what each axis is set to. */
export interface Point {
  /** From 0, in the order of the design. */
  readonly index: number
  /** By axis, as it would be written. */
  readonly texts: readonly string[]
  readonly levers: readonly Lever[]
}

/** Every combination; or so many drawn, each axis cut into as many parts, or evenly in the cube. */
export interface DesignSettings {
  readonly design: Design
  /** Of designs that draw their points. */
  readonly size: number | null
  /** Draws them. */
  readonly seed: string
}

const MOST_POINTS = 1_000_000

/** Throws an Unanswerable. */
export function pointsOf(factors: readonly Factor[], { design, seed, size }: DesignSettings): Point[] {
  if (factors.length === 0) throw new Unanswerable('nothing to vary: name a path and its values with --vary')
  requireDistinct(factors.flat())
  if (design === 'grid') {
    if (size !== null)
      throw new Unanswerable('a grid has as many points as its values make: --size is for latin and sobol')
    return gridOf(factors)
  }
  if (size === null) throw new Unanswerable(`how many points? Say it with --size, for a ${design} design`)
  return drawn(factors, coordinates(design, factors.length, size, seed))
}

function requireDistinct(axes: readonly Axis[]): void {
  const twice = axes.find(({ path }, i) => axes.findIndex((other) => other.path === path) !== i)
  if (twice !== undefined) throw new Unanswerable(`${twice.path} is varied twice`)
}

/** Every combination, the last factor fastest. */
function gridOf(factors: readonly Factor[]): Point[] {
  const lengths = factors.map(([{ levels }]) => levels.length)
  const count = lengths.reduce((product, length) => product * length, 1)
  if (count > MOST_POINTS) throw new Unanswerable(`${count} points: at most ${MOST_POINTS}`)
  return Array.from({ length: count }, (_, index) => {
    let rest = index
    const chosen = lengths
      .toReversed()
      .map((length) => {
        const place = rest % length
        rest = (rest - place) / length
        return place
      })
      .toReversed()
    const levels = factors.flatMap((factor, i) => factor.map((axis) => axis.levels[chosen[i]]))
    return { index, texts: levels.map(({ text }) => text), levers: levels.map(({ lever }) => lever) }
  })
}

/** By point and factor, from 0 up to 1. */
function coordinates(design: 'latin' | 'sobol', dimensions: number, size: number, seed: string): number[][] {
  if (size > MOST_POINTS) throw new Unanswerable(`${size} points: at most ${MOST_POINTS}`)
  const random = streamFrom(seed, 'design', 0)
  if (design === 'sobol') {
    if (dimensions > MOST_DIMENSIONS)
      throw new Unanswerable(`${dimensions} axes: a sobol design has at most ${MOST_DIMENSIONS}, latin any number`)
    return sobolPoints(
      dimensions,
      size,
      Array.from({ length: dimensions }, () => random.uniform()),
    )
  }
  // McKay, Beckman & Conover, Technometrics 21 (1979) 239-245: in each of `size` equal parts of every axis lies one point.
  const columns = Array.from({ length: dimensions }, () =>
    shuffled(size, random).map((part) => (part + random.uniform()) / size),
  )
  return Array.from({ length: size }, (_, point) => columns.map((column) => column[point]))
}

function shuffled(length: number, random: Stream): number[] {
  const all = Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1))
    ;[all[i], all[j]] = [all[j], all[i]]
  }
  return all
}

function drawn(factors: readonly Factor[], cube: readonly (readonly number[])[]): Point[] {
  return cube.map((coordinates, index) => {
    const levels = factors.flatMap((factor, i) => factor.map((axis) => levelAt(axis, coordinates[i])))
    return { index, texts: levels.map(({ text }) => text), levers: levels.map(({ lever }) => lever) }
  })
}

/** Of a range any value between its ends (whole ones where they are whole); of a list one of it. */
function levelAt({ levels, range }: Axis, coordinate: number) {
  if (range === null || areWhole(levels.length, range)) return levels[Math.floor(coordinate * levels.length)]
  const number = range.from + coordinate * (range.to - range.from)
  return { text: range.textAt(number), lever: range.at(number) }
}

function areWhole(count: number, { from, to }: NonNullable<Axis['range']>): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && count === Math.abs(to - from) + 1
}
