import { expect, test } from 'vitest'
import { toOwnerLoss } from './to-owner-loss'

const sides = { reason: 'not read' }

test('default: what the liquidator and the protocol gained is what the owner lost', () => {
  const paid = { bonusUsd: '45', protocolFeeUsd: '5', badDebtUsd: '0' }
  expect(toOwnerLoss(paid, sides)).toEqual({ usd: '50', shareOfCollateral: null })
  expect(toOwnerLoss({ ...paid, badDebtUsd: null }, sides)).toMatchObject({ usd: '50' })
})

test('behavior: debt that was written off went too', () => {
  const lost = { bonusUsd: '45', protocolFeeUsd: '5', badDebtUsd: '400' }
  expect(toOwnerLoss(lost, sides)).toMatchObject({ usd: '-350' })
})

test('error: without a price nothing is told', () => {
  const unpriced = { bonusUsd: null, protocolFeeUsd: '0', badDebtUsd: '0' }
  expect(toOwnerLoss(unpriced, sides)).toEqual({ reason: 'a price at that block is not known' })
})
