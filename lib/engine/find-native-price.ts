import type { LiveEntry } from './live-entry'

/** How the wrapped coin that pays for gas is called in the markets of a chain. */
const wrappedSymbols: Readonly<Record<number, readonly string[]>> = {
  1: ['WETH'],
  10: ['WETH'],
  56: ['WBNB'],
  100: ['WXDAI'],
  130: ['WETH'],
  137: ['WPOL', 'WMATIC'],
  324: ['WETH'],
  1337: ['WETH'],
  8453: ['WETH'],
  31337: ['WETH'],
  42161: ['WETH'],
  43114: ['WAVAX'],
  57073: ['WETH'],
  59144: ['WETH'],
  534352: ['WETH'],
}

/** What one coin of a chain, with which gas is paid, is worth in dollars; `usd` null where no market prices it. */
export function findNativePrice(options: { entries: readonly LiveEntry[]; chainId: number }): {
  symbol: string | null
  usd: string | null
} {
  const { entries, chainId } = options
  const symbols = wrappedSymbols[chainId] ?? []
  const [symbol = null] = symbols
  for (const { entry, snapshots } of entries) {
    // Only where a market's assets are listed one by one by those who run it, a symbol says what a token is.
    if (entry.chainId !== chainId || entry.protocol !== 'aave-v3') continue
    for (const snapshot of snapshots) {
      const found = snapshot.getMarket().assets.find((asset) => symbols.includes(asset.symbol))
      if (found?.price.usd) return { symbol: found.symbol.replace(/^W/, ''), usd: found.price.usd }
    }
  }
  return { symbol: symbol?.replace(/^W/, '') ?? null, usd: null }
}
