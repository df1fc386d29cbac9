import type { Address } from '@/lib/risk/units'
import type { PriceTable, TokenPrice } from '../token-price'
import { getUsdValue } from '../value-in-usd'
import { nativeAsset } from '../wrapped-native'

/** One token of the liquidator's balance sheet; dollars with 18 decimals. */
export type ProfitChange = { asset: Address; amount: bigint; usd: bigint | null }

export type Profit = {
  changes: readonly ProfitChange[]
  /** Dollars with 18 decimals, negative. */
  gasUsd: bigint | null
  /** `null` where a token that changed has no price, or the native coin has none. */
  netUsd: bigint | null
}

/**
 * What the liquidator has more after the transaction: every token that changed at the block's prices, the native
 * coin too where it is known, less the gas.
 *
 * @param changes net of all who count as the liquidator
 * @param native their change of the native coin without the gas, wei; `null` where no trace tells it
 */
export function getProfit({
  changes,
  native,
  gasCost,
  prices,
  nativeToken,
}: {
  changes: ReadonlyMap<Address, bigint>
  native: bigint | null
  gasCost: bigint
  prices: PriceTable
  nativeToken: TokenPrice
}): Profit {
  const rows = [...changes].map(([asset, amount]): ProfitChange => {
    const price = prices.get(asset.toLowerCase())
    return { asset, amount, usd: price ? getUsdValue(price, amount) : null }
  })
  if (native !== null && native !== 0n)
    rows.push({ asset: nativeAsset, amount: native, usd: getUsdValue(nativeToken, native) })
  const gasUsd = getUsdValue(nativeToken, -gasCost)
  let netUsd = gasUsd
  for (const { usd } of rows) netUsd = netUsd === null || usd === null ? null : netUsd + usd
  return { changes: rows, gasUsd, netUsd }
}
