import { describe, expect, test } from 'vitest'
import type { Position } from '@/lib/api/schema/position'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { weth } from '@/lib/api/testing/assets'
import { legacyPosition, position } from '@/lib/api/testing/position'
import { getHeadline, getPositionHeadline, toSentence } from './get-headline'

const say = (headline: ReturnType<typeof getHeadline>) =>
  toSentence(headline).replaceAll('\u00a0', ' ')
const sayBelow = (headline: ReturnType<typeof getHeadline>) =>
  headline.sub.join(' ').replaceAll('\u00a0', ' ')
const only = (positions: Position[]) => ({ ...account, positions })

describe('getHeadline', () => {
  test('default: the nearest move of an asset that moves with the market, whichever way', () => {
    expect(say(getHeadline(account))).toBe('Liquidated if WETH rises 30.0 %, to $2,600.00.')
    expect(say(getHeadline(only([position])))).toBe(
      'Liquidated if WETH falls 31.2 %, to $1,375.00.',
    )
  })

  test('default: beneath it the lost peg that would come sooner, interest, and all collateral', () => {
    expect(sayBelow(getHeadline(only([position])))).toBe(
      'A lost peg would reach you too: USDC rising 25.0 %, to $1.2500. At today’s prices, interest alone would take about 5 years. A fall of all your collateral together by 20.0 % does the same.',
    )
  })

  test('behavior: nothing else reaches first where nothing is nearer', () => {
    const perAsset = position.distance.perAsset.filter(({ asset }) => asset === weth.asset)
    const alone = { ...position, distance: { ...position.distance, perAsset } }
    expect(sayBelow(getPositionHeadline(alone))).toContain('Nothing else reaches you first.')
  })

  test('behavior: only a rise hurts', () => {
    expect(say(getPositionHeadline(legacyPosition))).toBe(
      'Liquidated if WETH rises 30.0 %, to $2,600.00.',
    )
    expect(sayBelow(getPositionHeadline(legacyPosition))).toContain('interest alone never')
  })

  test('behavior: a pegged asset is named where no other reaches', () => {
    const perAsset = position.distance.perAsset.filter(({ asset }) => asset !== weth.asset)
    const pegged = perAsset.filter((each) => 'direction' in each && each.direction === 'up')
    const alone = { ...position, distance: { ...position.distance, perAsset: pegged } }
    expect(say(getPositionHeadline(alone))).toBe('Liquidated if USDC rises 25.0 %, to $1.2500.')
  })

  test('behavior: liquidatable now, where the line was, and what would lift it', () => {
    const headline = getHeadline(lateAccount)
    expect(headline.kind).toBe('liquidatable')
    expect(say(headline)).toBe('Under water: anyone may liquidate it now.')
    expect(sayBelow(headline)).toContain('crossed at WETH $2,025.00; the price now is $2,000.00')
    expect(sayBelow(headline)).toContain('Repaying $100.01 of what is owed')
  })

  test('behavior: another position under water is said', () => {
    const [late] = lateAccount.positions
    if (!late) throw new Error('the fixture has a position')
    const headline = getHeadline(only([position, late, { ...late, market: 'other' }]))
    expect(headline.kind).toBe('liquidatable')
    expect(sayBelow(headline)).toContain('So is another position.')
  })

  test('behavior: held back by the protocol', () => {
    const [late] = lateAccount.positions
    const [preview] = late?.liquidation ?? []
    if (!late || !preview) throw new Error('the fixture has a preview')
    const held = { ...late, liquidation: [{ ...preview, blocked: 'the pool is paused' }] }
    expect(sayBelow(getPositionHeadline(held))).toContain('holds it back for now: the pool is')
  })

  test('behavior: debt without collateral is bad debt, not a sale ahead', () => {
    const [late] = lateAccount.positions
    if (!late) throw new Error('the fixture has a position')
    const bare = { ...late, collateral: [], collateralUsd: '0', liquidation: [] }
    const headline = getPositionHeadline(bare)
    expect(headline.kind).toBe('bad-debt')
    expect(say(headline)).toBe('Nothing is left to sell: what is owed stays unpaid.')
    expect(sayBelow(headline)).toContain('$8,100.00 is owed, and nothing counts as collateral')
  })

  test('behavior: unreachable by any single price', () => {
    const perAsset = position.distance.perAsset.map(({ asset }) => ({
      asset,
      unreachable: true as const,
    }))
    const headline = getPositionHeadline({ ...position, distance: { uniform: '0.2', perAsset } })
    expect(headline.kind).toBe('unreachable')
    expect(say(headline)).toBe('No single price can liquidate this.')
    expect(sayBelow(headline)).toContain('together by 20.0 % does.')
  })

  test('behavior: no debt, missing price, nothing there, nothing readable', () => {
    expect(getHeadline(noDebtAccount).kind).toBe('no-debt')
    expect(say(getHeadline(unpricedAccount))).toBe(
      'The oracle gives no price for ODD: health can’t be told.',
    )
    expect(getHeadline(emptyAccount).kind).toBe('empty')
    expect(getHeadline({ ...partlyReadAccount, positions: [] }).kind).toBe('unread')
  })

  test('behavior: what could not be read is said beneath what could', () => {
    const headline = getHeadline(partlyReadAccount)
    expect(headline.kind).toBe('trigger')
    expect(sayBelow(headline)).toContain('could not be read: what this account has there is not')
  })

  test('behavior: a position without a price beside one with', () => {
    const headline = getHeadline(only([...unpricedAccount.positions, position]))
    expect(headline.kind).toBe('trigger')
    expect(sayBelow(headline)).toContain('a price is missing: health there can’t be told')
  })

  test('behavior: a hostile symbol is cut and inert', () => {
    const symbol = `\u202e${'<b>EVIL</b>'.repeat(100)}`
    const collateral = position.collateral.map((leg) =>
      leg.asset === weth.asset ? { ...leg, symbol } : leg,
    )
    const text = say(getPositionHeadline({ ...position, collateral }))
    expect(text.length).toBeLessThan(80)
    expect(text).not.toContain('\u202e')
  })
})
