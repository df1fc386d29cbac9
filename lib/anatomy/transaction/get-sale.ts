import type { Address } from '@/lib/risk/units'
import type { Swap } from './get-swaps'

/** What became of the collateral in the pools of its transaction. */
export type Sale = {
  /** Of the collateral, net into all pools. */
  sold: bigint
  /** Other tokens, net out of all pools. */
  received: readonly { asset: Address; amount: bigint }[]
  pools: readonly Address[]
}

/**
 * The collateral's sale over all pools of the transaction: what they took of it, and what they gave in the end.
 * Tokens on the way cancel out. `undefined` where none of it was sold, or the pools took another token besides.
 */
export function getSale(swaps: readonly Swap[], collateral: Address): Sale | undefined {
  const net = new Map<Address, bigint>()
  const pools = new Set<Address>()
  for (const { pool, sold, bought } of swaps) {
    if (sold.asset === null || bought.asset === null) continue
    pools.add(pool)
    net.set(sold.asset, (net.get(sold.asset) ?? 0n) + sold.amount)
    net.set(bought.asset, (net.get(bought.asset) ?? 0n) - bought.amount)
  }
  const sold = net.get(collateral) ?? 0n
  if (sold <= 0n) return undefined
  const others = [...net].filter(([asset, amount]) => asset !== collateral && amount !== 0n)
  if (others.some(([, amount]) => amount > 0n)) return undefined
  const received = others.map(([asset, amount]) => ({ asset, amount: -amount }))
  return received.length === 0 ? undefined : { sold, received, pools: [...pools] }
}
