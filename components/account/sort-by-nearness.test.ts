import { expect, test } from 'vitest'
import { latePosition, noDebtPosition, unpricedPosition } from '@/lib/api/testing/late-position'
import { legacyPosition, position } from '@/lib/api/testing/position'
import { sortByNearness } from './sort-by-nearness'

const uncovered = { ...latePosition, collateral: [], collateralUsd: '0', liquidation: [] }

const unreachable = {
  ...position,
  distance: {
    uniform: null,
    perAsset: position.distance.perAsset.map(({ asset }) => ({
      asset,
      unreachable: true as const,
    })),
  },
}

test('default: under water, then by the nearest move, unreachable, bad debt, unpriced, without debt', () => {
  const order = [
    latePosition,
    legacyPosition,
    position,
    unreachable,
    uncovered,
    unpricedPosition,
    noDebtPosition,
  ]
  expect(sortByNearness([...order].reverse())).toEqual(order)
  expect(sortByNearness(order)).toEqual(order)
})

test('behavior: of two under water the deeper first; the input is left as it is', () => {
  const deeper = {
    ...latePosition,
    health: { kind: 'priced' as const, healthFactor: '500000000000000000', liquidatable: true },
  }
  const given = [latePosition, deeper]
  expect(sortByNearness(given)).toEqual([deeper, latePosition])
  expect(given).toEqual([latePosition, deeper])
})
