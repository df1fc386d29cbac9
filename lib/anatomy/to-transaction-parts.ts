import { getAddress, zeroAddress } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { LiquidationAnatomy } from '@/lib/api/schema/liquidation-anatomy'
import type { Address } from '@/lib/risk/units'
import { isMissing, type Known, type Missing } from './liquidation-reading'
import type { StateDifference } from './replay/state-difference'
import { type Tokens, toAmount, toFlow, toUsdText } from './to-flow'
import { toProfit } from './to-profit'
import { toSale } from './to-sale'
import { getBuilderPayment } from './transaction/get-builder-payment'
import { getChanges } from './transaction/get-changes'
import { type FlashLoan, getFlashLoans } from './transaction/get-flash-loans'
import { getFunding } from './transaction/get-funding'
import { getGas, getPriorityFees } from './transaction/get-gas'
import { getParties } from './transaction/get-parties'
import { getSwaps } from './transaction/get-swaps'
import type { Transfer } from './transaction/get-transfers'
import type { TransactionFacts } from './transaction/transaction-facts'
import { getUsdValue } from './value-in-usd'

type Part<Name extends keyof LiquidationAnatomy> = Known<NonNullable<LiquidationAnatomy[Name]>>

/** What the transaction's own logs and its trace tell. */
export type TransactionParts = {
  gas: Part<'gas'>
  builder: Part<'builder'>
  flow: Part<'flow'>
  sale: Part<'sale'>
  funding: Part<'funding'>
  profit: Part<'profit'>
}

/** The same reason for all of them. */
export function toMissingParts(reason: string): TransactionParts {
  const missing = { reason }
  return {
    gas: missing,
    builder: missing,
    flow: missing,
    sale: missing,
    funding: missing,
    profit: missing,
  }
}

/** Gas, flows, the sale, whose money, and the liquidator's profit, of one mined transaction. */
export function toTransactionParts({
  facts,
  liquidation,
  difference,
  transfers,
  tokens,
  wrappedNative,
  liquidationsInTransaction,
}: {
  facts: TransactionFacts
  liquidation: Liquidation
  difference: StateDifference | Missing
  transfers: readonly Transfer[]
  tokens: Tokens
  wrappedNative: Address | undefined
  liquidationsInTransaction: number
}): TransactionParts {
  const { prices, native } = tokens
  const swaps = getSwaps(facts.logs, transfers)
  const loans = getFlashLoans(facts.logs, transfers)
  const parties = getParties({ facts, liquidation, swaps, loans, prices })
  const changes = getChanges(transfers)
  const gas = getGas(facts)
  const nativeChanges = isMissing(difference)
    ? null
    : toNativeChanges(difference.nativeChanges, { sender: facts.from, gasCost: gas.cost })
  return {
    gas: {
      used: gas.used.toString(),
      effectivePrice: gas.price.toString(),
      rollupFee: gas.rollupFee?.toString() ?? null,
      cost: gas.cost.toString(),
      costUsd: toUsdText(getUsdValue(native, gas.cost)),
      nativeSymbol: native.symbol,
    },
    builder: toBuilder({ facts, difference, tokens }),
    flow: toFlow(tokens, {
      transfers,
      swaps,
      changes,
      nativeChanges: nativeChanges ?? new Map(),
      rolesOf: parties.rolesOf,
    }),
    sale: toSale(tokens, { swaps, liquidation }),
    funding: toFunding(tokens, {
      mechanism: liquidation.mechanism,
      funding: getFunding({ loans, swaps, logIndex: liquidation.logIndex }),
    }),
    profit: toProfit({
      facts,
      liquidation,
      tokens,
      changes,
      nativeChanges,
      holders: parties.holders,
      liquidationsInTransaction,
      unwraps: transfers.some((each) => isWrap(each, wrappedNative)),
    }),
  }
}

/** From or to nobody: wrapped or unwrapped. */
function isWrap({ asset, from, to }: Transfer, wrappedNative: Address | undefined): boolean {
  return asset === wrappedNative && (from === zeroAddress || to === zeroAddress)
}

/** Each account's change of the native coin but for the gas that the sender paid. */
function toNativeChanges(
  changes: ReadonlyMap<string, bigint>,
  { sender, gasCost }: { sender: Address; gasCost: bigint },
): Map<Address, bigint> {
  const found = new Map<Address, bigint>()
  for (const [address, change] of changes) found.set(getAddress(address), change)
  const rest = (found.get(sender) ?? 0n) + gasCost
  found.set(sender, rest)
  for (const [address, change] of found) if (change === 0n) found.delete(address)
  return found
}

function toBuilder({
  facts,
  difference,
  tokens,
}: {
  facts: TransactionFacts
  difference: StateDifference | Missing
  tokens: Tokens
}): Part<'builder'> {
  if (isMissing(difference)) return { reason: difference.reason }
  const paid = getBuilderPayment(facts, difference.nativeChanges)
  if (paid === null)
    return { reason: 'the block’s fee recipient took part itself, or shares its fees' }
  return {
    recipient: facts.block.feeRecipient,
    paid: paid.toString(),
    paidUsd: toUsdText(getUsdValue(tokens.native, paid)),
    priorityFees: getPriorityFees(facts).toString(),
  }
}

/** Why it is not told whose money it was, where no pool lent it. */
const unfunded: Partial<Record<Liquidation['mechanism'], string>> = {
  absorption: 'nobody repays in an absorption: the protocol cancels the debt',
  auction: 'the buyer may have paid from its balance inside the Vat, which no transfer shows',
}

function toFunding(
  tokens: Tokens,
  {
    mechanism,
    funding,
  }: { mechanism: Liquidation['mechanism']; funding: ReturnType<typeof getFunding> },
): Part<'funding'> {
  if (funding.kind === 'own-funds') {
    const reason = unfunded[mechanism]
    return reason === undefined ? { kind: funding.kind, loans: [] } : { reason }
  }
  if (funding.kind === 'flash-loan')
    return { kind: funding.kind, loans: funding.loans.map((loan) => toLoan(tokens, loan)) }
  const loans = funding.swaps.flatMap(({ pool, shape, bought: { asset, amount } }) =>
    asset === null
      ? []
      : [{ by: shape, lender: pool, lent: toAmount(tokens, { asset, amount }), fee: null }],
  )
  return { kind: funding.kind, loans }
}

function toLoan(tokens: Tokens, { by, lender, asset, amount, fee }: FlashLoan) {
  return {
    by,
    lender,
    lent: toAmount(tokens, { asset, amount }),
    fee: toAmount(tokens, { asset, amount: fee }),
  }
}
