import { describe, expect, test } from 'vitest'
import { axisOf } from '../../src/planning/sweep/axis.ts'
import { pointsOf, type DesignSettings } from '../../src/planning/sweep/design.ts'
import { sobolPoints } from '../../src/planning/sweep/sobol.ts'
import { pointFactor } from '../../src/planning/sweep/point-file.ts'
import { zipped } from '../../src/planning/sweep/zip.ts'
import { Unanswerable } from '../../src/planning/unanswerable.ts'

const grid: DesignSettings = { design: 'grid', size: null, seed: 's' }
const factors = (...texts: string[]) => texts.map((text) => [axisOf(text)])
const textsOf = (settings: DesignSettings, ...texts: string[]) =>
  pointsOf(factors(...texts), settings).map((point) => point.texts)

describe('a grid', () => {
  test('has every combination, the last axis fastest', () => {
    expect(textsOf(grid, 'a=1,2', 'b=x,y,z').map((texts) => texts.join(''))).toEqual([
      '1x',
      '1y',
      '1z',
      '2x',
      '2y',
      '2z',
    ])
  })

  test('takes what goes in step as one, and the points of a table as they are', () => {
    const step = zipped([axisOf('a=1,2'), axisOf('b=x,y')])
    const table = pointFactor('points.csv', 'c,d\n7,8\n9,10\n')
    const texts = pointsOf([table, step], grid).map((point) => point.texts.join(' '))
    expect(texts).toEqual(['7 8 1 x', '7 8 2 y', '9 10 1 x', '9 10 2 y'])
  })

  test.each([
    [() => pointsOf([], grid), 'nothing to vary'],
    [() => textsOf(grid, 'a=1,2', 'a=3,4'), 'a is varied twice'],
    [() => textsOf({ ...grid, size: 5 }, 'a=1,2'), 'a grid has as many points as its values make'],
    [() => textsOf({ ...grid, design: 'sobol' }, 'a=1..2'), 'how many points?'],
    [() => textsOf(grid, 'a=0..9999', 'b=0..9999'), '100000000 points: at most 1000000'],
    [() => zipped([axisOf('a=1,2'), axisOf('b=1,2,3')]), 'a has 2 values and b 3'],
  ])('mistakes are told: %s', (asked, message) => {
    expect(asked).toThrow(Unanswerable)
    expect(asked).toThrow(message)
  })
})

describe('a latin hypercube', () => {
  const settings: DesignSettings = { design: 'latin', size: 40, seed: 'x' }

  test('has one point in each of 40 parts of every axis', () => {
    for (const axis of [0, 1]) {
      const parts = textsOf(settings, 'a=0%..100%', 'b=0%..100%').map((texts) =>
        Math.floor(Number(texts[axis].slice(0, -1)) / 2.5),
      )
      expect(parts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i))
    }
  })

  test('is the same for the same seed, and another for another', () => {
    const drawn = (seed: string) => textsOf({ ...settings, seed }, 'a=0%..100%', 'b=0%..100%')
    expect(drawn('x')).toEqual(drawn('x'))
    expect(drawn('x')).not.toEqual(drawn('y'))
  })

  test('takes whole numbers where the ends are, and each value of a list as often', () => {
    const texts = textsOf(settings, 'agents=1..8', 'language=nl,pl')
    const times = (axis: number, text: string) => texts.filter((one) => one[axis] === text).length
    expect(['1', '4', '8'].map((agents) => times(0, agents))).toEqual([5, 5, 5])
    expect(['nl', 'pl'].map((language) => times(1, language))).toEqual([20, 20])
  })
})

describe('the sequence of Sobol', () => {
  test('begins as published (Joe and Kuo, 2008)', () => {
    expect(sobolPoints(3, 8)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ])
  })

  test('has one of 256 points in each of 256 parts, in all 21 dimensions', () => {
    const points = sobolPoints(21, 256)
    for (let dimension = 0; dimension < 21; dimension++) {
      const parts = points.map((point) => Math.floor(point[dimension] * 256)).toSorted((a, b) => a - b)
      expect(parts).toEqual(Array.from({ length: 256 }, (_, i) => i))
    }
  })

  test('integrates better than chance: ∏ 1.5 √x over five dimensions is 1', () => {
    const mean = (count: number) => {
      const values = sobolPoints(5, count, [0.1, 0.2, 0.3, 0.4, 0.5]).map((point) =>
        point.reduce((product, x) => product * 1.5 * Math.sqrt(x), 1),
      )
      return values.reduce((sum, value) => sum + value, 0) / count
    }
    expect(Math.abs(mean(4096) - 1)).toBeLessThan(5e-3)
  })
})
