import { expect, test } from 'vitest'
import { getPricePaths, isCrashHour, SCENARIO_HOURS } from './price-path'

test('default: a price an hour, the same for the same seed', () => {
  const paths = getPricePaths(1)
  expect(getPricePaths(1)).toEqual(paths)
  expect(getPricePaths(2)).not.toEqual(paths)
  for (const path of Object.values(paths)) {
    expect(path).toHaveLength(SCENARIO_HOURS + 1)
    expect(path.every((price) => price > 0n)).toBe(true)
  }
})

test('behavior: volatile prices end where they began, stable ones stay near a dollar', () => {
  const { WETH, WBTC, LINK, USDC, GHO } = getPricePaths(3)
  for (const path of [WETH, WBTC, LINK]) expect(path?.at(-1)).toBe(path?.at(0))
  for (const path of [USDC, GHO]) {
    expect(path?.every((price) => price > 97_000_000n && price < 101_000_000n)).toBe(true)
  }
})

test('behavior: crashes are where borrowers are said to be frozen', () => {
  const { LINK = [] } = getPricePaths(3)
  const falls = LINK.map((price, hour) => Number(price) / Number(LINK[hour - 1] ?? price))
  expect(Math.min(...falls)).toBeLessThan(0.7)
  expect(isCrashHour(falls.indexOf(Math.min(...falls)))).toBe(true)
})
