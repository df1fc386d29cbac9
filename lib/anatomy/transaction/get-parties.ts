import { getAddress } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { PartyRole } from '@/lib/api/schema/liquidation-anatomy'
import type { Address } from '@/lib/risk/units'
import type { PriceTable } from '../token-price'
import type { FlashLoan } from './get-flash-loans'
import type { Swap } from './get-swaps'
import type { TransactionFacts } from './transaction-facts'

/** Who is who in a liquidation's transaction. */
export type Parties = {
  /** Whose balances count as the liquidator's: who was named, who sent, the contract that was called. */
  holders: readonly Address[]
  rolesOf(address: Address): PartyRole[]
}

/**
 * Tells the accounts of a transaction apart. The protocol is who logged the liquidation, and the tokens of its
 * market; a contract of it that was called directly is nobody's wallet.
 */
export function getParties({
  facts,
  liquidation,
  swaps,
  loans,
  prices,
}: {
  facts: TransactionFacts
  liquidation: Pick<Liquidation, 'logIndex' | 'liquidator' | 'borrower'>
  swaps: readonly Swap[]
  loans: readonly FlashLoan[]
  prices: PriceTable
}): Parties {
  const log = facts.logs.find(({ logIndex }) => logIndex === liquidation.logIndex)
  const protocol = log ? getAddress(log.address) : null
  const isProtocol = (address: Address) => {
    const kind = prices.get(address.toLowerCase())?.kind
    return address === protocol || kind === 'receipt' || kind === 'debt'
  }
  const { from, to } = facts
  const { liquidator, borrower } = liquidation
  const named = [from, liquidator, ...(to === null ? [] : [to])]
  const holders = [...new Set(named)].filter(
    (address) => !isProtocol(address) && (address !== borrower || address === liquidator),
  )
  return {
    holders,
    rolesOf: (address) => {
      const roles: [PartyRole, boolean][] = [
        ['liquidator', address === liquidator],
        ['sender', address === from],
        ['called', address === to && !isProtocol(address)],
        ['borrower', address === borrower],
        ['protocol', isProtocol(address)],
        ['pool', swaps.some(({ pool }) => pool === address)],
        ['builder', address === facts.block.feeRecipient],
        ['lender', loans.some(({ lender }) => lender === address)],
        ['token', prices.get(address.toLowerCase())?.kind === 'token'],
      ]
      const found = roles.flatMap(([role, is]) => (is ? [role] : []))
      return found.length > 0 ? found : ['other']
    },
  }
}
