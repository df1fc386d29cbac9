import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Profit } from '@/lib/api/schema/liquidation-anatomy'
import type { Address } from '@/lib/risk/units'
import type { Known } from './liquidation-reading'
import { type Tokens, toAmount, toUsdText } from './to-flow'
import { type Changes, sumChanges } from './transaction/get-changes'
import { getGas } from './transaction/get-gas'
import { getProfit } from './transaction/get-profit'
import type { TransactionFacts } from './transaction/transaction-facts'

/**
 * What the liquidator has more after the transaction, over all tokens that moved, less the gas. Without a trace it
 * is told only where no native coin was sent or unwrapped, as far as logs show.
 */
export function toProfit({
  facts,
  liquidation,
  tokens,
  changes,
  nativeChanges,
  holders,
  liquidationsInTransaction,
  unwraps,
}: {
  facts: TransactionFacts
  liquidation: Liquidation
  tokens: Tokens
  changes: Changes
  /** Without the gas; `null` where no trace tells them. */
  nativeChanges: ReadonlyMap<Address, bigint> | null
  holders: readonly Address[]
  liquidationsInTransaction: number
  /** The native coin was wrapped or unwrapped in it. */
  unwraps: boolean
}): Known<Profit> {
  if (nativeChanges === null && (facts.value > 0n || unwraps))
    return { reason: 'the native coin moved within the transaction, which only a trace shows' }
  const sum = sumChanges(changes, holders)
  if (liquidation.mechanism === 'auction' && (sum.get(liquidation.debt.asset) ?? 0n) >= 0n)
    return { reason: 'the buyer paid from its balance inside the Vat, which no transfer shows' }
  const native =
    nativeChanges === null
      ? null
      : holders.reduce((total, each) => total + (nativeChanges.get(each) ?? 0n), 0n)
  const profit = getProfit({
    changes: sum,
    native,
    gasCost: getGas(facts).cost,
    prices: tokens.prices,
    nativeToken: tokens.native,
  })
  return {
    netUsd: toUsdText(profit.netUsd),
    basis: native === null ? 'transfers' : 'trace',
    holders: [...holders],
    changes: profit.changes.map((each) => toAmount(tokens, each)),
    gasUsd: toUsdText(profit.gasUsd),
    liquidationsInTransaction,
  }
}
