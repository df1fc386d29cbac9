import { expect, test } from 'vitest'
import { type AssetExposure, getHurtingDirection, getTriggerPrice } from './get-trigger-price'

const exposure = (overrides: Partial<AssetExposure>): AssetExposure => ({
  weighted: 0n,
  debt: 0n,
  othersWeighted: 0n,
  othersDebt: 0n,
  ...overrides,
})

test('default: (debt others − weighted others) ÷ (weighted − debt)', () => {
  const held = exposure({ weighted: 8n, othersDebt: 1000n })
  expect(getHurtingDirection(held)).toBe('down')
  expect(getTriggerPrice(held)).toBe(125n)
  const owed = exposure({ debt: 5n, othersWeighted: 1000n })
  expect(getHurtingDirection(owed)).toBe('up')
  expect(getTriggerPrice(owed)).toBe(200n)
})

test('behavior: the same asset on both sides is netted', () => {
  const netted = exposure({ weighted: 8n, debt: 3n, othersDebt: 1000n })
  expect(getHurtingDirection(netted)).toBe('down')
  expect(getTriggerPrice(netted)).toBe(200n)
  expect(getHurtingDirection(exposure({ weighted: 5n, debt: 5n }))).toBe(null)
  expect(getTriggerPrice(exposure({ weighted: 5n, debt: 5n, othersDebt: 9n }))).toBe(null)
})

test('behavior: no price of 0 or more crosses health 1', () => {
  expect(getTriggerPrice(exposure({ weighted: 8n, othersWeighted: 10n, othersDebt: 9n }))).toBe(
    null,
  )
  expect(getTriggerPrice(exposure({ debt: 8n, othersWeighted: 9n, othersDebt: 10n }))).toBe(null)
})
