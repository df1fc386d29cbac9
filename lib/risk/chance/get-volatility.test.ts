import { describe, expect, test } from 'vitest'
import { createNormals } from './create-normals'
import { getPriceSteps } from './get-price-steps'
import { getVolatility } from './get-volatility'
import { type PriceRound, SECONDS_PER_YEAR } from './price-round'

const DAY = 86_400
const maxGapSeconds = 2 * DAY

/** A feed that reports on a move of half a percent or after an hour, watched every minute. */
function report(options: { seed: number; yearly: number; days: number }): PriceRound[] {
  const normal = createNormals(options.seed)
  const step = 60
  const sigma = options.yearly * Math.sqrt(step / SECONDS_PER_YEAR)
  const rounds: PriceRound[] = [{ time: 0, price: 2_000 }]
  let price = 2_000
  for (let time = step; time <= options.days * DAY; time += step) {
    price *= Math.exp(sigma * normal() - sigma ** 2 / 2)
    const last = rounds.at(-1)
    if (!last) continue
    const moved = Math.abs(price / last.price - 1) >= 0.005
    if (moved || time - last.time >= 3_600) rounds.push({ time, price })
  }
  return rounds
}

const measure = (rounds: readonly PriceRound[]) =>
  getVolatility(getPriceSteps(rounds, { maxGapSeconds }))

describe('getVolatility', () => {
  test('default: squared log returns over the time they took', () => {
    const rounds = Array.from({ length: 41 }, (_, i) => ({
      time: i * 3_600,
      price: i % 2 ? 101 : 100,
    }))
    const found = measure(rounds)
    if (found.kind !== 'known') throw new Error(found.reason)
    expect(found.variance).toBeCloseTo(Math.log(1.01) ** 2 * (SECONDS_PER_YEAR / 3_600), 10)
    expect(found.yearly ** 2).toBeCloseTo(found.variance, 12)
    expect(found.steps).toBe(40)
    expect(found.seconds).toBe(40 * 3_600)
    expect(found.error).toBeCloseTo(0, 8)
  })

  test('behavior: a heartbeat without a change counts as time', () => {
    const moves = Array.from({ length: 31 }, (_, i) => ({
      time: i * 7_200,
      price: 100 * 1.01 ** i,
    }))
    const beats = moves.flatMap(({ time, price }) => [
      { time, price },
      { time: time + 3_600, price },
    ])
    const [plain, beaten] = [measure(moves), measure(beats.slice(0, -1))]
    if (plain.kind !== 'known' || beaten.kind !== 'known') throw new Error('not known')
    expect(beaten.variance).toBeCloseTo(plain.variance, 10)
    expect(beaten.steps).toBe(2 * plain.steps)
  })

  test('behavior: the truth is within four standard errors whatever rule makes a feed report', () => {
    const yearly = 0.7
    const found = Array.from({ length: 40 }, (_, seed) => report({ seed, yearly, days: 30 })).map(
      measure,
    )
    let squares = 0
    for (const each of found) {
      if (each.kind !== 'known') throw new Error(each.reason)
      expect(Math.abs(each.yearly - yearly)).toBeLessThan(4 * each.error)
      squares += ((each.yearly - yearly) / each.error) ** 2
    }
    // The error is neither too wide nor too narrow: scaled misses have variance 1.
    expect(squares / 40).toBeGreaterThan(0.5)
    expect(squares / 40).toBeLessThan(1.8)
  })

  test('behavior: a long silence is left out and counted', () => {
    const rounds = report({ seed: 5, yearly: 0.5, days: 10 })
    const later = rounds.map(({ time, price }) => ({ time: time + 20 * DAY, price: price / 3 }))
    const [alone, both] = [measure(rounds), measure([...rounds, ...later])]
    if (alone.kind !== 'known' || both.kind !== 'known') throw new Error('not known')
    expect(both.gaps).toBe(1)
    expect(both.gapSeconds).toBeGreaterThanOrEqual(10 * DAY)
    expect(both.variance).toBeCloseTo(alone.variance, 10)
  })

  test('behavior: rounds of one time, of an earlier one or without a price are no intervals', () => {
    const rounds = report({ seed: 9, yearly: 0.5, days: 3 })
    const dirty = rounds.flatMap(({ time, price }, index) => [
      { time, price: 0 },
      { time, price: price * 2 },
      { time, price },
      ...(index > 0 ? [{ time: time - 7_200, price }] : []),
    ])
    expect(measure(dirty)).toEqual(measure(rounds))
  })

  test('behavior: too little is not known, never zero', () => {
    expect(measure([])).toEqual({ kind: 'unknown', reason: 'no-rounds' })
    expect(measure([{ time: 0, price: 1 }])).toEqual({ kind: 'unknown', reason: 'no-rounds' })
    const few = report({ seed: 1, yearly: 0.5, days: 30 }).slice(0, 20)
    expect(measure(few)).toEqual({ kind: 'unknown', reason: 'too-few-rounds' })
    const short = Array.from({ length: 60 }, (_, i) => ({ time: i * 12, price: 100 + i }))
    expect(measure(short)).toEqual({ kind: 'unknown', reason: 'too-few-rounds' })
  })
})
