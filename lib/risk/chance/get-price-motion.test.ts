import { describe, expect, test } from 'vitest'
import { createNormals } from './create-normals'
import { getPriceMotion } from './get-price-motion'
import { getPriceSteps } from './get-price-steps'
import { getCell } from './matrix'

const hour = 3_600

/** Three feeds an hour apart: the second moves with the first, the third by itself; the fourth told one round. */
function makeFeeds() {
  const normal = createNormals(6)
  const logs = [0, 0, 0]
  const rounds: { time: number; price: number }[][] = [[], [], [], [{ time: 0, price: 1 }]]
  for (let time = 0; time < 700 * hour; time += hour) {
    const common = normal()
    logs[0] = (logs[0] ?? 0) + 0.006 * common
    logs[1] = (logs[1] ?? 0) + 0.009 * (0.8 * common + 0.6 * normal())
    logs[2] = (logs[2] ?? 0) + 0.0004 * normal()
    for (const [feed, log] of logs.entries()) rounds[feed]?.push({ time, price: Math.exp(log) })
  }
  return rounds.map((each) => getPriceSteps(each, { maxGapSeconds: 48 * hour }))
}

const feeds = makeFeeds()
const one = (feed: number, power = 1) => ({ kind: 'feeds' as const, terms: [{ feed, power }] })

describe('getPriceMotion', () => {
  test('default: each asset moves as its feed does, and with the others', () => {
    const { volatilities, correlations, model } = getPriceMotion([one(0), one(1), one(2)], feeds)
    const [first, second, third] = volatilities.map((each) =>
      each?.kind === 'known' ? each.yearly : Number.NaN,
    )
    expect(first).toBeCloseTo(0.006 * Math.sqrt(8_760), 1)
    expect(second).toBeCloseTo(0.009 * Math.sqrt(8_760), 1)
    expect(third).toBeCloseTo(0.0004 * Math.sqrt(8_760), 2)
    expect(correlations[0]?.[1]).toBeCloseTo(0.8, 1)
    expect(Math.abs(correlations[0]?.[2] ?? 1)).toBeLessThan(0.15)
    expect(getCell(model.covariance, 0, 0)).toBeCloseTo((first ?? 0) ** 2, 12)
    expect(model.unknown.size).toBe(0)
  })

  test('behavior: two assets on one feed are one; a price over another loses what they share', () => {
    const ratio = {
      kind: 'feeds' as const,
      terms: [
        { feed: 0, power: 1 },
        { feed: 1, power: -1 },
      ],
    }
    const { correlations, model, volatilities } = getPriceMotion([one(0), one(0), ratio], feeds)
    expect(correlations[0]?.[1]).toBeCloseTo(1, 12)
    const variance = (asset: number) => getCell(model.covariance, asset, asset)
    const found = volatilities[2]
    if (found?.kind !== 'known') throw new Error('not known')
    expect(found.variance).toBeCloseTo(variance(2), 12)
    expect(found.variance).toBeLessThan(variance(0) + 0.009 ** 2 * 8_760)
    expect(found.error).toBeGreaterThan(0)
  })

  test('behavior: fixed is known and still; without rounds it is not known', () => {
    const { volatilities, correlations, model } = getPriceMotion(
      [{ kind: 'fixed' }, one(3), { kind: 'unknown' }, one(0)],
      feeds,
    )
    expect(volatilities.map((each) => each?.kind ?? null)).toEqual([null, 'unknown', null, 'known'])
    expect([...model.unknown]).toEqual([1, 2])
    expect(getCell(model.covariance, 0, 0)).toBe(0)
    expect(correlations[0]).toEqual([null, null, null, null])
    expect(correlations[3]).toEqual([null, null, null, expect.closeTo(1, 12)])
  })

  test('behavior: with too few rounds in common it is not known how two move together, not 0', () => {
    const late = getPriceSteps(
      Array.from({ length: 30 }, (_, index) => ({
        time: (5_000 + index) * hour,
        price: 1 + 0.01 * (index % 3),
      })),
      { maxGapSeconds: 48 * hour },
    )
    const { correlations, model } = getPriceMotion([one(0), one(4)], [...feeds, late])
    expect(correlations).toEqual([
      [expect.closeTo(1, 12), null],
      [null, expect.closeTo(1, 12)],
    ])
    expect(getCell(model.covariance, 0, 1)).toBe(0)
    expect(model.unknown.size).toBe(0)
  })
})
