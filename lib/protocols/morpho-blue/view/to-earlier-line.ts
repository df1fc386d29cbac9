import { toDecimalString } from '@/lib/api/decimal'
import type { EarlierLine } from '@/lib/api/schema/position'
import { mulDivFloor } from '@/lib/risk/math'
import { getBorrowedAssets } from '@/lib/risk/morpho-blue/get-max-borrow'
import { getMorphoPreLiquidationPreview } from '@/lib/risk/morpho-blue/get-pre-liquidation-preview'
import {
  getPreLiquidationTerms,
  getPreLiquidationTrigger,
} from '@/lib/risk/morpho-blue/get-pre-liquidation-terms'
import type { MorphoPreLiquidation } from '@/lib/risk/morpho-blue/pre-liquidation'
import {
  type AccruedMorphoState,
  type MorphoAccount,
  ORACLE_PRICE_SCALE,
} from '@/lib/risk/morpho-blue/state'
import { WAD } from '@/lib/risk/units'
import type { MorphoMarketData } from './market-data'
import { toPricePoint } from './to-price'

/** The nearest of the pre-liquidation lines that a borrower opted in to; `undefined` where there is none. */
export function toEarlierLine(
  data: MorphoMarketData,
  account: MorphoAccount,
): EarlierLine | undefined {
  if (account.borrowShares === 0n) return undefined
  const found = data
    .getLines(account.address)
    .map((line) => ({ line, healthFactor: getLineHealth(data.state, account, line) }))
    .sort(nearestFirst)
  const [first] = found
  return first && toLine(data, { account, ...first })
}

type LineHealth = { line: MorphoPreLiquidation; healthFactor: bigint | null }

/** Lines without a price last. */
function nearestFirst(a: LineHealth, b: LineHealth): number {
  if (a.healthFactor === null || b.healthFactor === null)
    return Number(a.healthFactor === null) - Number(b.healthFactor === null)
  return a.healthFactor < b.healthFactor ? -1 : a.healthFactor > b.healthFactor ? 1 : 0
}

/** What the line bears ÷ what is owed, wad: below 1 where the contract's own comparison is passed. */
function getLineHealth(
  state: AccruedMorphoState,
  { borrowShares, collateral }: MorphoAccount,
  { preLltv, oraclePrice }: MorphoPreLiquidation,
): bigint | null {
  if (oraclePrice === null) return null
  const quoted = mulDivFloor(collateral, oraclePrice, ORACLE_PRICE_SCALE)
  const bearable = mulDivFloor(quoted, preLltv, WAD)
  return mulDivFloor(bearable, WAD, getBorrowedAssets(state, borrowShares))
}

function toLine(
  data: MorphoMarketData,
  { account, line, healthFactor }: LineHealth & { account: MorphoAccount },
): EarlierLine {
  const { state } = data
  const terms = getPreLiquidationTerms(state, account, line)
  const trigger = getPreLiquidationTrigger(state, account, line)
  const preview = getMorphoPreLiquidationPreview(state, account, line)
  const isReachable = trigger.kind === 'reachable'
  const isOpen = terms.kind === 'open'
  return {
    by: line.address,
    threshold: toDecimalString(line.preLltv, 18),
    healthFactor: healthFactor === null ? null : healthFactor.toString(),
    liquidatable: isOpen && preview !== null,
    liquidationPrice: isReachable
      ? toPricePoint(data, { raw: trigger.liquidationPrice, side: 'collateral' })
      : null,
    distance: isReachable ? toDecimalString(trigger.distance, 18) : null,
    closeFactor: toDecimalString(
      preview?.closeFactor ?? (isOpen ? terms.closeFactor : line.preLCF1),
      18,
    ),
    bonus: toDecimalString(
      preview?.incentiveFactor ?? (isOpen ? terms.incentiveFactor : line.preLIF1),
      18,
    ),
    maxRepay: preview?.repaidAssets.toString() ?? null,
    seized: preview?.seizedAssets.toString() ?? null,
  }
}
