import { describe, expect, test } from 'vitest'
import { parseDecimalString, toDecimalString } from '../decimal'
import { zAuctions } from '../schema/auction'
import { zBook, zBookRow } from '../schema/book'
import { zCurve } from '../schema/curve'
import { zLiquidation, zLiquidationDay, zLiquidations } from '../schema/liquidation'
import { zMarket } from '../schema/market'
import { type Position, zAccount } from '../schema/position'
import { zStatus } from '../schema/status'
import {
  account,
  accounts,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from './account'
import { auctions } from './auctions'
import { book, bookRows } from './book'
import { curve } from './curve'
import { allLiquidations, liquidationDays, liquidations } from './liquidations'
import { downMarket, legacyMarket, market, markets, staleMarket } from './markets'
import { discoveringStatus, partlyDownStatus, status } from './status'

const WAD = 10n ** 18n
const usd = (text: string | null) => parseDecimalString(text ?? 'missing', 8)
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)

describe('every fixture has the shape of its schema', () => {
  test.each([
    ['accounts', zAccount.array(), [...accounts, emptyAccount, partlyReadAccount]],
    ['auctions', zAuctions, auctions],
    ['book', zBook, book],
    ['book rows', zBookRow.array(), bookRows],
    ['curve', zCurve, curve],
    ['liquidations', zLiquidations, liquidations],
    ['all liquidations', zLiquidation.array(), allLiquidations],
    ['liquidation days', zLiquidationDay.array(), liquidationDays],
    ['markets', zMarket.array(), [market, legacyMarket, staleMarket, downMarket]],
    ['status', zStatus.array(), [status, partlyDownStatus, discoveringStatus]],
  ])('default: %s', (_, schema, fixture) => {
    expect(schema.parse(fixture)).toEqual(fixture)
  })
})

const allPositions: [string, Position][] = [
  account,
  lateAccount,
  noDebtAccount,
  unpricedAccount,
].flatMap(({ positions }) =>
  positions.map((each): [string, Position] => [`${each.market} ${each.health.kind}`, each]),
)
const priced = allPositions.filter(([, { health }]) => health.kind === 'priced')

describe('positions are worked out consistently', () => {
  test.each(allPositions)('VALUE_IS_AMOUNT_TIMES_PRICE: %s', (_, position) => {
    for (const leg of [...position.collateral, ...position.debt]) {
      const value = leg.price.raw && BigInt(leg.amount) * BigInt(leg.price.raw)
      expect(leg.valueUsd).toBe(
        value === null ? null : toDecimalString(BigInt(value), leg.decimals + 8),
      )
    }
  })

  test.each(priced)('HEALTH_IS_WEIGHTED_COLLATERAL_BY_DEBT: %s', (_, position) => {
    const used = position.collateral.filter((leg) => leg.usedAsCollateral)
    const weighted = sum(
      used.map(
        (leg) => (usd(leg.valueUsd) * parseDecimalString(leg.liquidationThreshold, 4)) / 10_000n,
      ),
    )
    const debt = sum(position.debt.map((leg) => usd(leg.valueUsd)))
    const healthFactor = (weighted * WAD) / debt
    expect(position.health).toEqual({
      kind: 'priced',
      healthFactor: healthFactor.toString(),
      liquidatable: healthFactor < WAD,
    })
    expect(usd(position.collateralUsd)).toBe(sum(used.map((leg) => usd(leg.valueUsd))))
    expect(usd(position.debtUsd)).toBe(debt)
    expect(usd(position.netUsd)).toBe(usd(position.collateralUsd) - debt)
    const uniform = parseDecimalString(position.distance.uniform ?? '', 18)
    expect(Math.abs(Number(uniform) - Number(WAD - (debt * WAD) / weighted))).toBeLessThan(2)
    expect(position.verified?.onChainHealthFactor).toBe(healthFactor.toString())
  })

  test.each(priced)('DISTANCE_IS_MOVE_TO_LIQUIDATION_PRICE: %s', (_, position) => {
    expect(position.distance.perAsset).not.toEqual([])
    for (const each of position.distance.perAsset) {
      if ('unreachable' in each) throw new Error(`${each.asset} is reachable here`)
      const leg = [...position.collateral, ...position.debt].find(
        ({ asset, liquidationPrice }) => asset === each.asset && liquidationPrice !== null,
      )
      expect(leg?.liquidationPrice).toEqual(each.liquidationPrice)
      expect(usd(each.liquidationPrice.usd).toString()).toBe(each.liquidationPrice.raw)
      const now = BigInt(leg?.price.raw ?? 0)
      const move = now - BigInt(each.liquidationPrice.raw)
      expect(each.distance).toBe(
        toDecimalString(((each.direction === 'down' ? move : -move) * WAD) / now, 18),
      )
    }
  })
})

test('behavior: the book is sorted by distance, the unknown last, and its first page is the fixture', () => {
  const known = bookRows.flatMap((row) => row.distance ?? [])
  expect(known).toEqual(known.toSorted((a, b) => Number(a) - Number(b)))
  expect(bookRows.at(-1)?.distance).toBeNull()
  expect(book.items).toEqual(bookRows.slice(0, 50))
})

test('CURVE_NEVER_FALLS and ends at the priced total of the book', () => {
  for (const column of [curve.collateralUsd, curve.debtUsd].map((values) => values.map(usd))) {
    column.forEach((value, index) => {
      expect(value).toBeGreaterThanOrEqual(column[index - 1] ?? 0n)
    })
  }
  expect(curve.accounts.at(-1)).toBe(bookRows.length - curve.unpricedAccounts)
  expect(curve.accounts[0]).toBe(1)
  expect(curve.levels).toHaveLength(101)
  expect(usd(curve.debtUsd.at(-1) ?? '')).toBe(
    sum(markets.map(({ totals }) => usd(totals?.debtUsd ?? ''))),
  )
})

test('behavior: liquidations are newest first with ids of their own, and days count each once', () => {
  expect(new Set(allLiquidations.map(({ id }) => id)).size).toBe(60)
  const blocks = allLiquidations.map(({ blockNumber }) => blockNumber)
  expect(blocks).toEqual(blocks.toSorted((a, b) => b - a))
  expect(liquidationDays.reduce((total, { count }) => total + count, 0)).toBe(60)
})
