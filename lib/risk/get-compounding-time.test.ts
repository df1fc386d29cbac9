import { expect, test } from 'vitest'
import { getCompoundingTime } from './get-compounding-time'
import { SECONDS_PER_YEAR } from './time-to-liquidation'
import type { Wad } from './units'

const perYear = (rate: number) => BigInt(Math.round((rate * 1e18) / SECONDS_PER_YEAR)) as Wad

test('default: ln(limit ÷ owed) ÷ rate', () => {
  const limit = 80n * 10n ** 18n
  const result = getCompoundingTime({
    limit,
    owed: 70n * 10n ** 18n,
    ratePerSecond: perYear(0.1),
  })
  if (result.kind !== 'seconds') throw new Error(result.kind)
  expect(result.seconds / SECONDS_PER_YEAR).toBeCloseTo(Math.log(80 / 70) / 0.1, 6)
})

test('behavior: at the limit, one unit more is enough', () => {
  const owed = 10n ** 18n
  const result = getCompoundingTime({ limit: owed, owed, ratePerSecond: 1n as Wad })
  expect(result).toEqual({ kind: 'seconds', seconds: 1 })
})

test('behavior: past the limit, without debt, without a rate, in too long a time', () => {
  const ratePerSecond = perYear(0.1)
  expect(getCompoundingTime({ limit: 1n, owed: 2n, ratePerSecond })).toEqual({ kind: 'reached' })
  expect(getCompoundingTime({ limit: 1n, owed: 0n, ratePerSecond })).toEqual({ kind: 'never' })
  const far = { limit: 10n ** 18n, owed: 10n ** 10n }
  expect(getCompoundingTime({ ...far, ratePerSecond: 0n as Wad })).toEqual({ kind: 'never' })
  expect(getCompoundingTime({ ...far, ratePerSecond })).toEqual({ kind: 'never' })
})
