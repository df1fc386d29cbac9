import { toDecimalString } from '../decimal'
import type { Book, BookRow } from '../schema/book'
import type { Position } from '../schema/position'
import { account, lateAccount, unpricedAccount } from './account'
import { usdc, weth } from './assets'
import {
  asOfByMarket,
  LEGACY_MARKET_ID,
  MARKET_ID,
  sourceByMarket,
  toFixtureAddress,
} from './chain'

const WAD = 10n ** 18n

/** WETH × 0.8 against USDC; dollars in units of 1e8. Health grows, debts vary from dust to a whale. */
function toPlainRow(index: number): BookRow {
  const debt = [40n, 3_500n, 812n, 2_500_000n, 19_000n, 127_400n, 6_100n][index % 7] ?? 0n
  const debtUnits = debt * 10n ** 8n + BigInt(index) * 1_234_567n
  const collateral = (debtUnits * BigInt(1_255 + index * 17)) / 1_000n
  const weighted = (collateral * 8n) / 10n
  const healthFactor = (weighted * WAD) / debtUnits
  const fall = WAD - (debtUnits * WAD + weighted - 1n) / weighted
  return {
    address: toFixtureAddress(`borrower ${index}`),
    ensName: null,
    market: index % 3 === 0 ? LEGACY_MARKET_ID : MARKET_ID,
    health: {
      kind: 'priced',
      healthFactor: healthFactor.toString(),
      liquidatable: healthFactor < WAD,
    },
    healthFactor: healthFactor.toString(),
    distance: toDecimalString(fall, 18),
    collateralUsd: toDecimalString(collateral, 8),
    debtUsd: toDecimalString(debtUnits, 8),
    assets: [
      { asset: weth.asset, symbol: weth.symbol, side: 'collateral' },
      { asset: usdc.asset, symbol: usdc.symbol, side: 'debt' },
    ],
  }
}

function toRow(
  owner: { address: BookRow['address']; ensName: string | null },
  from: Position,
): BookRow {
  return {
    address: owner.address,
    ensName: owner.ensName,
    market: from.market,
    health: from.health,
    healthFactor: from.health.kind === 'priced' ? from.health.healthFactor : null,
    distance: from.distance.uniform,
    collateralUsd: from.collateralUsd,
    debtUsd: from.debtUsd,
    assets: [
      ...from.collateral
        .filter((leg) => leg.usedAsCollateral)
        .map(({ asset, symbol }) => ({ asset, symbol, side: 'collateral' as const })),
      ...from.debt.map(({ asset, symbol }) => ({ asset, symbol, side: 'debt' as const })),
    ],
  }
}

function byDistance(a: BookRow, b: BookRow): number {
  if (a.distance === null) return 1
  if (b.distance === null) return -1
  return Number(a.distance) - Number(b.distance)
}

/** 124 loans, nearest to liquidation first, the one without a price last. */
export const bookRows: readonly BookRow[] = [
  ...[account, lateAccount, unpricedAccount].flatMap((owner) =>
    owner.positions.map((each) => toRow(owner, each)),
  ),
  ...Array.from({ length: 120 }, (_, index) => toPlainRow(index)),
].sort(byDistance)

/** The first page. */
export const book: Book = {
  asOf: asOfByMarket,
  source: sourceByMarket,
  total: bookRows.length,
  items: bookRows.slice(0, 50),
  nextCursor: 'NTA',
}
