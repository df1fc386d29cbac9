import { toDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { CollateralSale } from '@/lib/api/schema/liquidation-anatomy'
import type { Known } from './liquidation-reading'
import { type Tokens, toAmount, toUsdText } from './to-flow'
import { getSale } from './transaction/get-sale'
import type { Swap } from './transaction/get-swaps'
import { getUsdValue } from './value-in-usd'

/** Decimals of a difference between two prices. */
const differenceDecimals = 8

const unsold: Record<Liquidation['mechanism'], string> = {
  'fixed-spread':
    'none of the collateral was sold within the transaction in a pool of Uniswap v2’s or v3’s kind',
  auction:
    'none of what was bought was sold on within the transaction in a pool of Uniswap v2’s or v3’s kind',
  absorption: 'the protocol keeps the collateral and sells it later, from its own store',
}

/** What the pools of the transaction gave for the collateral, against the oracle's price of it. */
export function toSale(
  tokens: Tokens,
  { swaps, liquidation }: { swaps: readonly Swap[]; liquidation: Liquidation },
): Known<CollateralSale> {
  const { asset, amount } = liquidation.collateral
  const sale = getSale(swaps, asset)
  if (!sale) return { reason: unsold[liquidation.mechanism] }
  const token = tokens.prices.get(asset.toLowerCase())
  const unit = token ? 10n ** BigInt(token.decimals) : null
  let received: bigint | null = 0n
  for (const each of sale.received) {
    const price = tokens.prices.get(each.asset.toLowerCase())
    const value = price ? getUsdValue(price, each.amount) : null
    received = received === null || value === null ? null : received + value
  }
  const realised = received === null || unit === null ? null : (received * unit) / sale.sold
  const oracle = token && unit !== null ? getUsdValue(token, unit) : null
  const kept = BigInt(amount) - sale.sold
  return {
    sold: toAmount(tokens, { asset, amount: sale.sold }),
    received: sale.received.map((each) => toAmount(tokens, each)),
    kept: (kept > 0n ? kept : 0n).toString(),
    realisedPrice: toUsdText(realised),
    oraclePrice: toUsdText(oracle),
    difference:
      realised === null || oracle === null || oracle === 0n
        ? null
        : toDecimalString(
            ((realised - oracle) * 10n ** BigInt(differenceDecimals)) / oracle,
            differenceDecimals,
          ),
    pools: [...sale.pools],
  }
}
