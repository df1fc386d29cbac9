import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import type { UsdPrices } from '../market-adapter'

/**
 * What a Comet's prices count in: dollars, or something near its base token (WETH and wstETH count in themselves,
 * WBTC in bitcoin). `usd`: dollars a unit as other markets price the base token; `null` where none does.
 */
export type CometQuote = { kind: 'usd' } | { kind: 'other'; usd: string | null }

const one = 10n ** 8n
const fine = 36
/** Dollars by name: USDC, USDT, USDS, USDe, USDbC, DAI, and what pays interest on them. */
const dollarSymbol = /USD|DAI/i

/**
 * No getter says what the prices count in, so in this order: a base token that is a dollar by name; a collateral that
 * is one, priced at about 1; the base token's price in dollars elsewhere, the same or quite another; a price far from
 * 1, which is no ratio between like and like. Only what is shown in dollars hangs on this, no judgement.
 */
export function getQuote(state: CometMarketState, usdPrices: UsdPrices): CometQuote {
  const { baseToken, basePrice, assets } = state
  const isDollar = ({ symbol }: { symbol: string }) => dollarSymbol.test(symbol)
  if (isDollar(baseToken)) return { kind: 'usd' }
  if (assets.some((info) => isDollar(info) && isNearOne(info.price))) return { kind: 'usd' }
  const elsewhere = usdPrices(baseToken.asset)
  if (basePrice === null) return { kind: 'other', usd: null }
  if (elsewhere === null)
    return isFarFromOne(basePrice) ? { kind: 'usd' } : { kind: 'other', usd: null }
  const usd = (parseDecimalString(elsewhere, fine) * one) / basePrice
  const isSame = usd * 2n >= 10n ** BigInt(fine) && usd <= 2n * 10n ** BigInt(fine)
  return isSame ? { kind: 'usd' } : { kind: 'other', usd: toDecimalString(usd, fine) }
}

function isNearOne(price: bigint | null): boolean {
  return price !== null && price * 10n >= one * 8n && price * 2n <= one * 3n
}

function isFarFromOne(price: bigint): boolean {
  return price * 4n < one || price > one * 4n
}
