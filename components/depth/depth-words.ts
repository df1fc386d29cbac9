import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { Depth, DepthRoute, LiquidityHaircut, MarketHaircut } from '@/lib/api/schema/depth'
import {
  formatAmount,
  formatList,
  formatPercent,
  formatSymbol,
  formatUsdCompact,
} from '@/lib/format'

/** The size of sale that is told where nobody owes against the collateral. */
const TOLD_USD = 1_000_000

/** "All WETH behind loans here, $17.6M, would bring $3.18M if sold at once for USDC". */
export function getDepthTitle({ collateral, debt, curve, haircut, reason }: Depth): string {
  const [sold, received] = [formatSymbol(collateral.symbol), formatSymbol(debt.symbol)]
  if (reason !== null) return `What ${sold} would bring in ${received} is not known: no pool`
  if (haircut?.amountInUsd && haircut.amountOutUsd)
    return `All ${sold} behind loans here, ${formatUsdCompact(haircut.amountInUsd)}, would bring ${formatUsdCompact(haircut.amountOutUsd)} if sold at once for ${received}`
  const told = curve.findLast(({ amountInUsd }) => Number(amountInUsd ?? 0) <= TOLD_USD)
  if (told?.amountInUsd && told.priceImpact)
    return `${formatUsdCompact(told.amountInUsd)} of ${sold} sold at once brings ${toLess(told.priceImpact)} the pools’ price`
  return `What ${sold} brings in ${received} if sold at once`
}

/** What the haircut means, in a sentence; null where nobody owes against that collateral. */
export function getHaircutText({ collateral, debt, haircut }: Depth): string | null {
  if (!haircut) return null
  const { decimals } = collateral
  const symbol = formatSymbol(collateral.symbol)
  const all = formatAmount(haircut.amountIn, { decimals })
  const received = `${formatAmount(haircut.amountOut, debt)} ${formatSymbol(debt.symbol)}`
  const short =
    haircut.belowOracle === null
      ? haircut.belowSpot && `${toLess(haircut.belowSpot)} the pools’ price says`
      : `${toLess(haircut.belowOracle)} the oracle’s price says`
  const left = isWhole(haircut)
    ? ''
    : ` The pools take only ${formatAmount(haircut.amountInUsed, { decimals })} ${symbol}: for the rest there is no buyer in them.`
  return `${all} ${symbol} would bring ${received}${short ? `, ${short}` : ''}.${left}`
}

/** Collaterals that are named where it is not known what they bring. */
const NAMED = 4

/** "All collateral behind loans here, $1.90M, …": what is known of it, and what is not. */
export function getWholeMarketText(haircut: MarketHaircut): string {
  const { collateralUsd, unknownUsd, amountOutUsd, belowOracle, collaterals } = haircut
  const without = collaterals.filter(({ sale }) => sale === null)
  const names = without.slice(0, NAMED).map(({ collateral }) => formatSymbol(collateral.symbol))
  const more = without.length > NAMED ? [...names, `${without.length - NAMED} more`] : names
  const all = `all collateral behind loans here, ${formatUsdCompact(collateralUsd)} at the oracle’s prices,`
  if (amountOutUsd === null || belowOracle === null)
    return `What ${all} would bring if sold at once is not known: ${formatList(more)} ${without.length === 1 ? 'has' : 'have'} no known pool to sell into, or no price.`
  const brings = `would bring ${formatUsdCompact(amountOutUsd)} if sold at once, ${toLess(belowOracle)} those prices say.`
  if (without.length === 0) return `A${all.slice(1)} ${brings}`
  const unknown = parseDecimalString(unknownUsd, 18)
  const known = toDecimalString(parseDecimalString(collateralUsd, 18) - unknown, 18)
  const rest =
    unknown > 0n
      ? `the other ${formatUsdCompact(unknownUsd)} (${formatList(more)})`
      : formatList(more)
  return `Of ${all} ${formatUsdCompact(known)} has pools: it ${brings} What ${rest} would bring is not known.`
}

/** Which ways it goes, where there is more to say than the pair's own pools; null otherwise. */
export function getRoutesText({ collateral, debt, pools, routes, haircut }: Depth): string | null {
  const detours = routes.filter(({ legs }) => legs.length > 1)
  if (detours.length === 0) return null
  const [sold, received] = [formatSymbol(collateral.symbol), formatSymbol(debt.symbol)]
  const none =
    pools.length > 0 ? '' : `No pool of ${sold} and ${received} is known: it is sold in two steps. `
  const parts = haircut?.parts ?? []
  const total = parts.reduce((sum, part) => sum + BigInt(part.amountInUsed), 0n)
  if (total === 0n) return `${none}It may go ${formatList(routes.map(toWay), 'or')}.`
  const shares = parts.flatMap(({ route, amountInUsed }) => {
    const way = routes[route]
    const share = toDecimalString((BigInt(amountInUsed) * 10n ** 18n) / total, 18)
    return way ? [{ way: toWay(way), share: formatPercent(share, 1) }] : []
  })
  const [first, ...others] = shares
  if (first && others.length === 0) return `${none}All of it that the pools take goes ${first.way}.`
  const words = shares.map(({ way, share }) => `${share} ${way}`)
  return `${none}Of what the pools take, ${formatList(words)}.`
}

/** "Straight: WETH for USDC", "By WETH: wstETH for WETH for USDC". */
export function getRouteName(route: DepthRoute): string {
  const way = toWay(route)
  const steps = route.symbols.map(formatSymbol).join(' for ')
  return `${way.charAt(0).toUpperCase()}${way.slice(1)}: ${steps}`
}

function toWay({ symbols, legs }: DepthRoute): string {
  return legs.length === 1 ? 'straight' : `by ${formatSymbol(symbols[1] ?? '')}`
}

function isWhole({ amountIn, amountInUsed }: LiquidityHaircut): boolean {
  // The amount is a sum of doubles: its last digits say nothing.
  return BigInt(amountIn) - BigInt(amountInUsed) <= BigInt(amountIn) / 1_000_000_000n
}

/** "5.2 % less than", "0.1 % more than"; rounded towards the loss. */
export function toLess(shortfall: string): string {
  const less = parseDecimalString(shortfall, 18)
  if (less >= 0n) return `${formatPercent(shortfall, 1, 'up')} less than`
  return `${formatPercent(shortfall.slice(1), 1, 'down')} more than`
}

/** "Uniswap v3, 0.3 %". */
export function getPoolName({ kind, fee }: Depth['pools'][number]): string {
  const name = kind === 'uniswap-v3' ? 'Uniswap v3' : 'Uniswap v2'
  return `${name}, ${formatPercent(fee, 2).replace(/0(?=\D*$)/, '')}`
}
