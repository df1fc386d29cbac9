import type { Address } from '@/lib/risk/units'

/** How a token counts: itself, a claim on what was supplied (an aToken), or a debt that was made a token. */
export type TokenKind = 'token' | 'receipt' | 'debt'

/** What is known of a token at one block. */
export type TokenPrice = {
  asset: Address
  symbol: string
  decimals: number
  /** Of a whole token; `null` where the oracle gives none. */
  usd: UsdPrice | null
  kind: TokenKind
}

/** An oracle's integer and how many of its units are one dollar. */
export type UsdPrice = { price: bigint; unit: bigint }

/** Tokens by lower-case address. */
export type PriceTable = ReadonlyMap<string, TokenPrice>

/** Later lists fill in what earlier ones don't price. */
export function toPriceTable(lists: Iterable<readonly TokenPrice[]>): PriceTable {
  const table = new Map<string, TokenPrice>()
  for (const list of lists)
    for (const each of list) {
      const key = each.asset.toLowerCase()
      const known = table.get(key)
      if (!known || (known.usd === null && each.usd !== null)) table.set(key, each)
    }
  return table
}
