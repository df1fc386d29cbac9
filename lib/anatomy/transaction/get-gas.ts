import type { TransactionFacts } from './transaction-facts'

/** All in wei. */
export type Gas = { used: bigint; price: bigint; rollupFee: bigint | null; cost: bigint }

/** What its sender paid for the transaction: gas at its effective price, and the rollup's fee for data. */
export function getGas({
  gasUsed,
  effectiveGasPrice,
  rollupFee,
}: Pick<TransactionFacts, 'gasUsed' | 'effectiveGasPrice' | 'rollupFee'>): Gas {
  return {
    used: gasUsed,
    price: effectiveGasPrice,
    rollupFee,
    cost: gasUsed * effectiveGasPrice + (rollupFee ?? 0n),
  }
}

/** Of the cost of gas, what the block's builder gets; all of it before EIP-1559. */
export function getPriorityFees({ gasUsed, effectiveGasPrice, block }: TransactionFacts): bigint {
  return gasUsed * (effectiveGasPrice - (block.baseFee ?? 0n))
}
