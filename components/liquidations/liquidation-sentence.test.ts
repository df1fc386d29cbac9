import { describe, expect, test } from 'vitest'
import { liquidation, unpricedLiquidation } from '@/lib/api/testing/liquidations'
import { getLiquidationSentence } from './liquidation-sentence'

const moved = { asset: liquidation.debt.asset, valueUsd: '4200' } as const

describe('getLiquidationSentence', () => {
  test('default', () => {
    expect(
      getLiquidationSentence({
        debt: { ...moved, symbol: 'USDC', decimals: 6, amount: '4200000000' },
        collateral: {
          ...moved,
          symbol: 'WETH',
          decimals: 18,
          amount: '1520000000000000000',
          valueUsd: '4410.2',
        },
        bonusUsd: '200',
        protocolFeeUsd: '10',
      }),
    ).toBe(
      'A liquidator repaid 4,200.00 USDC and took 1.5200 WETH ($4.41k): the borrower lost $210.',
    )
  })

  test('behavior: each mechanism by its own words', () => {
    const tell = (mechanism: typeof liquidation.mechanism) =>
      getLiquidationSentence({ ...liquidation, mechanism })
    expect(tell('auction')).toMatch(/^A buyer paid .* USDC in an auction and took .* WETH/)
    expect(tell('absorption')).toMatch(
      /^The protocol took in .* WETH .* and cancelled .* USDC of debt: the borrower lost/,
    )
  })

  test('behavior: what is not known is left out, not said as nothing', () => {
    const sentence = getLiquidationSentence(unpricedLiquidation)
    expect(sentence).not.toContain('$')
    expect(sentence).not.toContain('lost')
  })

  test('behavior: no loss is told where the liquidator paid more than it took', () => {
    expect(
      getLiquidationSentence({ ...liquidation, bonusUsd: '-3', protocolFeeUsd: '0' }),
    ).not.toContain('lost')
  })

  test('behavior: hostile symbols are made harmless', () => {
    const hostile = { ...liquidation.debt, symbol: '\u202e\u0000CDSU' }
    expect(getLiquidationSentence({ ...liquidation, debt: hostile })).toContain(' CDSU and took')
  })
})
