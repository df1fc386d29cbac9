import type { Address } from '@/lib/risk/units'
import type { PriceTable, TokenPrice } from './token-price'

/** What a chain's own coin and its wrapped token are called. */
const names: Record<number, { native: string; wrapped: readonly string[] }> = {
  1: { native: 'ETH', wrapped: ['WETH'] },
  10: { native: 'ETH', wrapped: ['WETH'] },
  56: { native: 'BNB', wrapped: ['WBNB'] },
  100: { native: 'xDAI', wrapped: ['WXDAI'] },
  130: { native: 'ETH', wrapped: ['WETH'] },
  137: { native: 'POL', wrapped: ['WPOL', 'WMATIC'] },
  146: { native: 'S', wrapped: ['wS'] },
  324: { native: 'ETH', wrapped: ['WETH'] },
  1088: { native: 'METIS', wrapped: ['WMETIS', 'METIS', 'Metis'] },
  5000: { native: 'MNT', wrapped: ['WMNT'] },
  8453: { native: 'ETH', wrapped: ['WETH'] },
  31337: { native: 'ETH', wrapped: ['WETH'] },
  42161: { native: 'ETH', wrapped: ['WETH'] },
  43114: { native: 'AVAX', wrapped: ['WAVAX'] },
  59144: { native: 'ETH', wrapped: ['WETH'] },
  534352: { native: 'ETH', wrapped: ['WETH'] },
}

/** The native coin's address in lists of amounts. */
export const nativeAsset: Address = '0x0000000000000000000000000000000000000000'

/**
 * The native coin with the price of its wrapped token, by symbol among tokens that a market lists: `usd` is
 * `null` where none of them is it, or the chain is not known.
 */
export function getNativeToken(chainId: number, prices: PriceTable): TokenPrice {
  const wrapped = getWrappedNative(chainId, prices)
  return {
    asset: nativeAsset,
    symbol: names[chainId]?.native ?? 'native coin',
    decimals: 18,
    usd: wrapped?.usd ?? null,
    kind: 'token',
  }
}

/** The wrapped token of the native coin among priced tokens. */
export function getWrappedNative(chainId: number, prices: PriceTable): TokenPrice | undefined {
  const symbols = names[chainId]?.wrapped ?? []
  for (const token of prices.values())
    if (token.kind === 'token' && token.decimals === 18 && symbols.includes(token.symbol))
      return token
}
