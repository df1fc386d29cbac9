import { type Address, getAddress } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { AnatomyPart, LiquidationAnatomy } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { getReadFrom } from './get-read-from'
import { isMissing, type Known, type LiquidationReading, type Missing } from './liquidation-reading'
import { readPlainLiquidation } from './read-plain-liquidation'
import { readStateDifference } from './replay/read-state-difference'
import type { StateDifference } from './replay/state-difference'
import { toFollowUps } from './to-follow-ups'
import { toOwnPrices } from './to-own-prices'
import { toOwnerLoss } from './to-owner-loss'
import { type TransactionParts, toMissingParts, toTransactionParts } from './to-transaction-parts'
import { type PriceTable, type TokenPrice, toPriceTable } from './token-price'
import { getTransfers } from './transaction/get-transfers'
import { readTokenFacts } from './transaction/read-token-facts'
import { readTransaction } from './transaction/read-transaction'
import type { TransactionFacts } from './transaction/transaction-facts'
import { getNativeToken, getWrappedNative } from './wrapped-native'

/** How a protocol tells its side of the story. */
export type ReadProtocol = (options: {
  difference: StateDifference | Missing
  callsInTransaction: number
}) => Promise<LiquidationReading>

/**
 * One liquidation taken apart: its transaction by receipt, block and trace, the account around it by its protocol.
 * About twenty calls; whoever asks keeps the answer.
 *
 * @param others liquidations of the same market, for what came before and after
 * @param readOtherPrices prices of the block by other markets of the chain, asked for only where some are missing
 * @returns `isFinal` false: asked again, a node may tell more.
 * @throws ReorgError, ChainReadError where no node answers now
 */
export async function readAnatomy(
  client: ChainClient,
  {
    liquidation,
    others,
    readProtocol,
    readOtherPrices,
  }: {
    liquidation: Liquidation
    others: readonly Liquidation[]
    readProtocol: ReadProtocol
    readOtherPrices: () => Promise<readonly TokenPrice[]>
  },
): Promise<{ anatomy: LiquidationAnatomy; isFinal: boolean }> {
  const { transactionHash } = liquidation
  const [facts, difference] = await Promise.all([
    readFacts(client, liquidation),
    readStateDifference(client, transactionHash),
  ])
  const inTransaction = others.filter((each) => each.transactionHash === transactionHash)
  const ofAccount = inTransaction.filter(({ borrower }) => borrower === liquidation.borrower)
  const told = await readProtocol({ difference, callsInTransaction: ofAccount.length })
  const reading = await withKnownLateness(client, { reading: told, liquidation })
  const parts = isMissing(facts)
    ? toMissingParts(facts.reason)
    : await toParts(client, {
        facts,
        liquidation,
        difference,
        reading,
        readOtherPrices,
        liquidationsInTransaction: countSales(inTransaction),
      })
  const ownerLoss = toOwnerLoss(liquidation, reading.sides)
  const { lateness } = reading
  const cause = isMissing(lateness) ? lateness : lateness.cause
  const { sides, overLiquidation, toxicity } = reading
  const known = { sides, lateness, cause, overLiquidation, toxicity, ...parts, ownerLoss }
  const anatomy = {
    sides: toNull(sides),
    lateness: isMissing(lateness) ? null : { ...lateness, cause: toNull(lateness.cause) },
    overLiquidation: toNull(overLiquidation),
    toxicity: toNull(toxicity),
    gas: toNull(parts.gas),
    builder: toNull(parts.builder),
    flow: toNull(parts.flow),
    sale: toNull(parts.sale),
    funding: toNull(parts.funding),
    profit: toNull(parts.profit),
    followUps: toFollowUps(liquidation, others),
    ownerLoss: toNull(ownerLoss),
    notKnown: listMissing(known),
    readFrom: getReadFrom({ reading, parts, difference }),
  }
  return { anatomy, isFinal: !isMissing(difference) || !difference.retryable }
}

/** Where the states before are gone, what was judged as the chain was followed still tells since when. */
async function withKnownLateness(
  client: ChainClient,
  { reading, liquidation }: { reading: LiquidationReading; liquidation: Liquidation },
): Promise<LiquidationReading> {
  const { lateness } = reading
  if (!isMissing(lateness) || liquidation.blocksLate === null) return reading
  const plain = (await readPlainLiquidation(client, liquidation)).lateness
  return isMissing(plain) ? reading : { ...reading, lateness: { ...plain, cause: lateness } }
}

/** The parts of one absorption, an item a collateral, are one. */
function countSales(items: readonly Liquidation[]): number {
  const sales = items.map(({ id, mechanism, borrower }) =>
    mechanism === 'absorption' ? borrower : id,
  )
  return new Set(sales).size
}

async function readFacts(
  client: ChainClient,
  { transactionHash, blockHash }: Liquidation,
): Promise<Known<TransactionFacts>> {
  try {
    return await readTransaction(client, { transactionHash, blockHash })
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return { reason: 'the node no longer has the transaction' }
  }
}

async function toParts(
  client: ChainClient,
  options: {
    facts: TransactionFacts
    liquidation: Liquidation
    difference: StateDifference | Missing
    reading: LiquidationReading
    readOtherPrices: () => Promise<readonly TokenPrice[]>
    liquidationsInTransaction: number
  },
): Promise<TransactionParts> {
  const { facts, reading, readOtherPrices } = options
  const moved = getTokens(facts)
  const own = [reading.prices, toOwnPrices(options.liquidation)]
  let prices = toPriceTable(own)
  if (moved.some((token) => !isPriced(prices, token)) || !getWrappedNative(client.chainId, prices))
    prices = toPriceTable([...own, await readOtherPrices()])
  const unknown = moved.filter((token) => !prices.has(token.toLowerCase()))
  const { hash } = facts.block
  const named = await readTokenFacts(client, { tokens: unknown, blockHash: hash })
  prices = toPriceTable([[...prices.values()], named])
  const wrappedNative = getWrappedNative(client.chainId, prices)?.asset
  const native = getNativeToken(client.chainId, prices)
  const transfers = getTransfers(facts.logs, { wrappedNative })
  return toTransactionParts({ ...options, transfers, tokens: { prices, native }, wrappedNative })
}

/** Every token that moved. */
function getTokens({ logs }: TransactionFacts): Address[] {
  return [...new Set(getTransfers(logs).map(({ asset }) => getAddress(asset)))]
}

function isPriced(prices: PriceTable, token: Address): boolean {
  return prices.get(token.toLowerCase())?.usd != null
}

function toNull<T extends object>(value: Known<T>): T | null {
  return isMissing(value) ? null : value
}

function listMissing(parts: Record<AnatomyPart, Known<object>>): LiquidationAnatomy['notKnown'] {
  return (Object.entries(parts) as [AnatomyPart, Known<object>][]).flatMap(([part, value]) =>
    isMissing(value) ? [{ part, reason: value.reason }] : [],
  )
}
