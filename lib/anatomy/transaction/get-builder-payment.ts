import { getPriorityFees } from './get-gas'
import type { TransactionFacts } from './transaction-facts'

/**
 * Wei that the block's fee recipient was sent inside the transaction: its change beyond the priority fees. `null`
 * where it took part itself, or got less than those: its change then tells no payment.
 *
 * @param changes of the native coin over the transaction, by lower-case address
 */
export function getBuilderPayment(
  facts: TransactionFacts,
  changes: ReadonlyMap<string, bigint>,
): bigint | null {
  const { feeRecipient } = facts.block
  if (feeRecipient === facts.from) return null
  const paid = (changes.get(feeRecipient.toLowerCase()) ?? 0n) - getPriorityFees(facts)
  return paid < 0n ? null : paid
}
