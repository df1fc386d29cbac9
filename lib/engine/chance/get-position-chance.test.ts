import { describe, expect, test } from 'vitest'
import { lateAccount, noDebtAccount, unpricedAccount } from '@/lib/api/testing/account'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { asOf } from '@/lib/api/testing/chain'
import { position } from '@/lib/api/testing/position'
import { getAccountChances } from '@/lib/risk/chance/get-account-chances'
import { getPriceMotion } from '@/lib/risk/chance/get-price-motion'
import { getPriceSteps } from '@/lib/risk/chance/get-price-steps'
import { getPositionChance } from './get-position-chance'
import type { MeasuredMarket } from './measure-market'

const hour = 3_600

/** A price that goes up and down by so much every hour. */
const swing = (move: number, phase: number) =>
  getPriceSteps(
    Array.from({ length: 400 }, (_, index) => ({
      time: index * hour,
      price: Math.exp(move * Math.sin(index * phase)),
    })),
    { maxGapSeconds: 10 * hour },
  )

function makeMeasured(unknown: readonly string[] = []): MeasuredMarket {
  const assets = [weth, wbtc, usdc]
  const feeds = [swing(0.01, 1.7), swing(0.008, 1.1), swing(0.0004, 2.3)]
  const motion = getPriceMotion(
    assets.map(({ symbol }, feed) =>
      unknown.includes(symbol)
        ? { kind: 'unknown' }
        : { kind: 'feeds', terms: [{ feed, power: 1 }] },
    ),
    feeds,
  )
  return {
    block: {
      chainId: 1,
      number: 1,
      hash: asOf.blockHash,
      parentHash: asOf.blockHash,
      timestamp: 1,
      logsBloom: null,
    },
    assets: assets.map(({ asset, symbol }) => ({
      address: asset,
      symbol,
      feeds: [],
      fromMarket: null,
    })),
    resolved: assets.map(() => ({ kind: 'feeds', terms: [] })),
    isCut: assets.map(() => false),
    motion,
  }
}

describe('getPositionChance', () => {
  test('default: what is held by its threshold against what is owed, at the exact health', () => {
    const measured = makeMeasured()
    const { market, result } = getPositionChance(position, measured)
    expect(market).toBe(position.market)
    if (result.kind !== 'known') throw new Error(result.kind)
    const plain = getAccountChances(
      [
        { asset: 0, side: 'collateral', value: 16_000, rate: 0.018 },
        { asset: 1, side: 'collateral', value: 9_000, rate: 0.0005 },
        { asset: 2, side: 'debt', value: 20_000, rate: Number(position.debt[0]?.borrowRate) },
      ],
      { model: measured.motion.model, seed: 1 },
    )
    if (plain.kind !== 'known') throw new Error(plain.kind)
    expect(result.method).toBe('monte-carlo')
    expect(result.horizons.map(({ days }) => days)).toEqual([1, 7, 30])
    result.horizons.forEach(({ chance }, index) => {
      expect(Number(chance)).toBeCloseTo(plain.horizons[index]?.chance ?? -1, 5)
    })
    expect(Number(result.deviations)).toBeCloseTo(plain.deviations ?? -1, 3)
  })

  test('behavior: one held and one owed need no dollars', () => {
    const [held] = position.collateral
    const [owed] = position.debt
    if (!held || !owed) throw new Error('no legs')
    const simple = { ...position, collateral: [held], debt: [owed] }
    const priced = getPositionChance(simple, makeMeasured())
    const undollared = {
      ...simple,
      collateral: [{ ...held, valueUsd: null }],
      debt: [{ ...owed, valueUsd: null }],
    }
    expect(priced.result).toMatchObject({ kind: 'known', method: 'closed-form' })
    expect(getPositionChance(undollared, makeMeasured())).toEqual(priced)
    const several = {
      ...position,
      collateral: position.collateral.map((leg) => ({ ...leg, valueUsd: null })),
    }
    expect(getPositionChance(several, makeMeasured()).result).toEqual({
      kind: 'unknown',
      reason: 'unpriced',
      assets: [],
    })
  })

  test('behavior: what is not known says why and of what', () => {
    const find = ({ positions }: typeof lateAccount) => {
      const [first] = positions
      if (!first) throw new Error('no position')
      return getPositionChance(first, makeMeasured()).result
    }
    expect(find(lateAccount)).toEqual({ kind: 'reached' })
    expect(find(noDebtAccount)).toEqual({ kind: 'unknown', reason: 'no-debt', assets: [] })
    expect(find(unpricedAccount)).toMatchObject({ kind: 'unknown', reason: 'unpriced' })
    expect(getPositionChance(position, makeMeasured(['WBTC'])).result).toEqual({
      kind: 'unknown',
      reason: 'no-volatility',
      assets: [{ address: wbtc.asset, symbol: 'WBTC' }],
    })
  })
})
