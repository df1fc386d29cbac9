import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { CollateralHaircut, DepthToken, MarketHaircut } from '@/lib/api/schema/depth'
import { getShortfall } from '@/lib/depth/get-depth-curve'
import { getReferenceRoute } from '@/lib/depth/get-reference-route'
import { getRoutePrice } from '@/lib/depth/get-route-price'
import type { SaleRoute } from '@/lib/depth/sale-route'
import { sellInTurn } from '@/lib/depth/sell-in-turn'
import type { PoolReader } from '@/lib/pools/pool-reader'
import { toDollars, toOraclePrice } from './depth-prices'
import { getDepthReason } from './get-depth-reason'

/** All of a collateral that secures debts, and what it may be sold for; `null` where that was not looked for. */
export type Offer = {
  collateral: DepthToken
  held: bigint
  found: { debt: DepthToken; routes: readonly SaleRoute[] } | null
}

/** Sells offers in turn, as they stand. What is not known to bring anything is counted apart. */
export function toMarketHaircut(
  offers: readonly Offer[],
  places: PoolReader['places'] | undefined,
): MarketHaircut {
  const reasons = offers.map((offer) => getReason(offer, places))
  const splits = sellInTurn(
    offers.map(({ held, found }, i) => ({
      routes: reasons[i] === null ? (found?.routes ?? []) : [],
      amountIn: held,
    })),
  )
  const collaterals = offers.map(({ collateral, held, found }, i): CollateralHaircut => {
    const split = splits[i]
    const reason = reasons[i] ?? null
    const sale = reason === null && found && split ? toSale({ collateral, ...found }, split) : null
    return {
      collateral,
      amountIn: held.toString(),
      amountInUsd: toDollars(held, collateral),
      sale,
      reason,
    }
  })
  return { ...getTotals(collaterals), collaterals }
}

function getReason(
  { collateral, found }: Offer,
  places: PoolReader['places'] | undefined,
): string | null {
  if (!found) return 'Its pools were not looked for: only those of the largest collaterals are.'
  const { debt, routes } = found
  const reference = getReferenceRoute(routes)
  if (!reference || !getRoutePrice(reference))
    return getDepthReason({ collateral, debt }, { routes, places })
  if (toOraclePrice({ collateral, debt })) return null
  return `The oracle gives no price of ${collateral.symbol} or of ${debt.symbol}.`
}

function toSale(
  { collateral, debt }: { collateral: DepthToken; debt: DepthToken },
  {
    amountIn,
    amountInUsed,
    amountOut,
  }: { amountIn: bigint; amountInUsed: bigint; amountOut: bigint },
): CollateralHaircut['sale'] {
  const amountOutUsd = toDollars(amountOut, debt)
  const spot = toOraclePrice({ collateral, debt })
  const below = spot && getShortfall({ amountIn, amountOut, spot })
  if (amountOutUsd === null || below === null) return null
  return {
    debt,
    amountInUsed: amountInUsed.toString(),
    amountOut: amountOut.toString(),
    amountOutUsd,
    belowOracle: toDecimalString(below, 18),
  }
}

function getTotals(collaterals: readonly CollateralHaircut[]): Omit<MarketHaircut, 'collaterals'> {
  const sum = (values: readonly (string | null | undefined)[]) =>
    values.reduce((total, value) => total + (value ? parseDecimalString(value, 2) : 0n), 0n)
  const sold = collaterals.filter(({ sale }) => sale !== null)
  const all = sum(collaterals.map(({ amountInUsd }) => amountInUsd))
  const fair = sum(sold.map(({ amountInUsd }) => amountInUsd))
  const out = sum(sold.map(({ sale }) => sale?.amountOutUsd))
  const below = getShortfall({ amountIn: fair, amountOut: out, spot: { in: 1n, out: 1n } })
  return {
    collateralUsd: toDecimalString(all, 2),
    unknownUsd: toDecimalString(all - fair, 2),
    amountOutUsd: sold.length === 0 ? null : toDecimalString(out, 2),
    belowOracle: below === null ? null : toDecimalString(below, 18),
  }
}
