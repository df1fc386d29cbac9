import { expect, test } from 'vitest'
import { toUniformDistance } from './to-uniform-distance'
import type { Wad } from './units'

const at = (healthFactor: bigint) =>
  toUniformDistance({
    kind: 'priced',
    healthFactor: healthFactor as Wad,
    liquidatable: healthFactor < 10n ** 18n,
  })

test('default: a fall of 1 − 1/health', () => {
  expect(at(1_250000000000000000n)).toEqual({ kind: 'ahead', fall: 200000000000000000n })
  expect(at(800000000000000000n)).toEqual({ kind: 'reached', fall: -250000000000000000n })
})

test('behavior: rounds towards danger', () => {
  expect(at(3n * 10n ** 18n)).toEqual({ kind: 'ahead', fall: 666666666666666666n })
  expect(at(10n ** 18n)).toEqual({ kind: 'reached', fall: 0n })
})

test('behavior: the other cases are named', () => {
  expect(toUniformDistance({ kind: 'no-debt' })).toEqual({ kind: 'unreachable' })
  expect(toUniformDistance({ kind: 'unpriced', assets: [] })).toEqual({ kind: 'unknown' })
  expect(at(0n)).toEqual({ kind: 'unreachable' })
})
