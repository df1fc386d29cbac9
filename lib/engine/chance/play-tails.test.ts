import { expect, test } from 'vitest'
import { createMatrix } from '@/lib/risk/chance/matrix'
import { createPopulation } from '@/lib/risk/scenarios/testing/create-population'
import type { MeasuredMarket } from './measure-market'
import { playTails } from './play-tails'

const known = createPopulation([{ weth: 10, owed: 16_000 }])
const measured = {
  assets: known.assets.map(({ address, symbol }) => ({ address, symbol })),
  motion: {
    model: {
      covariance: createMatrix(3, (row, column) => (row === 0 && column === 0 ? 0.36 : 0)),
      volatilityErrors: new Float64Array(3),
      unknown: new Set<number>(),
    },
  },
} as unknown as MeasuredMarket

test('default: nobody owes, and of nobody the dollars are known, are told apart', async () => {
  const empty = createPopulation([])
  expect(await playTails(empty, measured)).toMatchObject({ reason: 'no-borrowers' })
  const unpriced = { ...empty, unpricedAccounts: 3 }
  expect(await playTails(unpriced, measured)).toMatchObject({ reason: 'unpriced' })
})

test('behavior: an account that is hit on few days is not none on average', async () => {
  const tails = await playTails({ ...known, unpricedAccounts: 4 }, measured)
  if (tails.kind !== 'known') throw new Error(tails.reason)
  expect(Number(tails.mean.collateralUsd)).toBeGreaterThan(0)
  expect(tails.mean.accounts).toBe(1)
  expect(tails.unpricedAccounts).toBe(4)
})
