import { expect, test } from 'vitest'
import { getOverLiquidation, overAbove } from './get-over-liquidation'
import { groupOccasions } from './group-occasions'
import type { Sale } from './sale'
import { makeSale } from './testing/make-sale'

const WAD = 10n ** 18n
const count = (changes: Partial<Sale>[]) =>
  getOverLiquidation(groupOccasions(changes.map((change) => makeSale(change))))

test.each([
  ['under', { healthAfter: WAD - 1n }],
  ['enough', { healthAfter: WAD }],
  ['enough', { healthAfter: overAbove }],
  ['over', { healthAfter: overAbove + 1n }],
  ['closed', { healthAfter: null }],
  ['lost', { healthAfter: null, badDebtUsd: 3 }],
  ['notKnown', { healthAfter: null, isFollowed: false }],
  ['notApplicable', { mechanism: 'absorption', healthAfter: null }],
  ['notApplicable', { mechanism: 'auction' }],
] as const)('default: %s', (outcome, changes) => {
  expect(count([changes])[outcome]).toBe(1)
})

test('behavior: the share is of those known alone', () => {
  const { share, known } = count([
    {},
    { healthAfter: null },
    { healthAfter: null, isFollowed: false },
    { mechanism: 'auction' },
  ])
  expect(known).toBe(2)
  expect(share).toBe(0.5)
  expect(count([{ mechanism: 'auction' }]).share).toBeNull()
})

test('behavior: several calls on one loan in one block are one occasion, left as the last of them left it', () => {
  const calls = [
    makeSale({ occasion: 'one', blocksLate: null, healthAfter: 2n * WAD, isFollowed: false }),
    makeSale({ occasion: 'one', blocksLate: 3, healthAfter: WAD / 2n, badDebtUsd: null }),
  ]
  expect(groupOccasions(calls)).toEqual([
    {
      mechanism: 'fixed-spread',
      blocksLate: 3,
      isFollowed: true,
      healthAfter: 2n * WAD,
      badDebtUsd: null,
    },
  ])
})
