import type { RiskInput } from '../risk-input'
import { getWhatIfTerms, type WhatIfToken } from './get-terms'

/** A token as a URL names it. */
export type KeyedAsset = WhatIfToken & { key: string }

/** What reads well in a URL and is written by every keyboard. */
const READABLE = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,19}$/
const ADDRESS = /^0x[0-9a-f]{40}$/i

/** The assets of an input with their keys: the symbol, or the address where that is not one asset's alone. */
export function getKeyedAssets(input: RiskInput): KeyedAsset[] {
  const { tokens } = getWhatIfTerms(input)
  const uses = new Map<string, number>()
  for (const { symbol } of tokens) {
    const folded = symbol.toLowerCase()
    uses.set(folded, (uses.get(folded) ?? 0) + 1)
  }
  return tokens.map((token) => {
    const { asset, symbol } = token
    const isOwn = uses.get(symbol.toLowerCase()) === 1 && READABLE.test(symbol)
    return { ...token, key: isOwn && !ADDRESS.test(symbol) ? symbol : asset }
  })
}

/** The asset that a URL names, by address or by a symbol in any case; in words what is wrong where it is none. */
export function findKeyedAsset(
  assets: readonly KeyedAsset[],
  text: string,
): { found: KeyedAsset } | { problem: string } {
  const folded = text.toLowerCase()
  const byKey = assets.find(({ key }) => key.toLowerCase() === folded)
  if (byKey) return { found: byKey }
  const byAddress = assets.find(({ asset }) => asset.toLowerCase() === folded)
  if (byAddress) return { found: byAddress }
  const several = assets.filter(({ symbol }) => symbol.toLowerCase() === folded)
  if (several.length === 0) return { problem: 'names no asset that this account has or may use' }
  const addresses = several.map(({ asset }) => asset).join(' or ')
  return { problem: `names more than one asset: write ${addresses} instead of the symbol` }
}
