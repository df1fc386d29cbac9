import { expect, test } from 'vitest'
import { makeIlkState } from '@/lib/risk/sky/testing/make-state'
import type { SkyTakeEvent } from '../auction-record'
import type { SkyEntry } from '../sky-entry'
import { makeRecord, makeTake, owner, wad } from '../testing/make-record'
import { toLiquidation } from './to-liquidation'

const entry = { id: 'sky-test', protocol: 'sky', chainId: 1, name: 'Sky' } as SkyEntry
const dai = { asset: owner, symbol: 'DAI', decimals: 18 }
const part = makeTake([12, 3], { slice: 4, price: 1_200, tab: 6_500, lot: 6 })

function tell(takes: readonly SkyTakeEvent[], take: SkyTakeEvent, price: number | null = 1_500) {
  const record = makeRecord(...takes)
  const facts = { entry, state: makeIlkState(), dai, record, take, borrower: owner, taker: owner }
  return toLiquidation({ ...facts, price: price === null ? null : wad(price), timestamp: 0 })
}

test('default: a part below the debt has a bonus, no penalty and no loss', () => {
  expect(tell([part], part)).toMatchObject({
    market: 'sky-test:ETH-A',
    mechanism: 'auction',
    collateral: { amount: wad(4).toString(), valueUsd: '6000' },
    debt: { amount: wad(4_800).toString(), valueUsd: '4800' },
    bonusUsd: '1200',
    protocolFeeUsd: '0',
    badDebtUsd: '0',
  })
})

test('behavior: what goes beyond the debt is the penalty', () => {
  const rest = makeTake([14, 1], { slice: 5, price: 1_300, tab: 0, lot: 1 })
  expect(tell([part, rest], rest)).toMatchObject({ protocolFeeUsd: '1300', badDebtUsd: '0' })
})

test('behavior: a lot that does not bring the debt leaves bad debt, told with its last part', () => {
  const last = makeTake([14, 1], { slice: 6, price: 700, tab: 2_300, lot: 0 })
  expect(tell([part, last], part)).toMatchObject({ badDebtUsd: '0' })
  expect(tell([part, last], last)).toMatchObject({ protocolFeeUsd: '0', badDebtUsd: '1000' })
})

test('behavior: a lot that brings the debt but not all of the penalty is no loss', () => {
  const last = makeTake([14, 1], { slice: 6, price: 900, tab: 1_100, lot: 0 })
  expect(tell([part, last], last)).toMatchObject({ protocolFeeUsd: '200', badDebtUsd: '0' })
})

test('behavior: without a price of its block it has no value and no bonus', () => {
  const { collateral, bonusUsd, debt } = tell([part], part, null)
  expect([collateral.valueUsd, bonusUsd, debt.valueUsd]).toEqual([null, null, '4800'])
})

test('behavior: above the market the bonus is negative', () => {
  expect(tell([part], part, 1_000).bonusUsd).toBe('-800')
})
