import { decodeEventLog, getAddress, type Hex } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import { lineEventsAbi, morphoEventsAbi, morphoTopics } from './morpho-events'

/** A `Liquidate` of Morpho's, or a `PreLiquidate` of a contract that the borrower authorised. */
export type RawLiquidation = {
  /** The pre-liquidation contract; `null`: Morpho itself. */
  line: Address | null
  marketId: Hex
  borrower: Address
  liquidator: Address
  repaidAssets: bigint
  seizedAssets: bigint
  badDebtAssets: bigint
  blockNumber: number
  blockHash: Hex
  /** Seconds; not every node says it with a log. */
  blockTimestamp?: number
  transactionHash: Hex
  logIndex: number
}

/** Accounts by market. */
export type AccountsByMarket = ReadonlyMap<Hex, ReadonlySet<Address>>

export type ParsedMorphoLogs = {
  /** Markets whose totals or existence changed. */
  markets: ReadonlySet<Hex>
  /** Accounts whose debt or collateral changed. */
  dirtyAccounts: AccountsByMarket
  /** Those whom a `Borrow` gave a debt. */
  borrowers: AccountsByMarket
  /** Who let whom act, or no longer. */
  authorisations: readonly { account: Address; authorised: Address }[]
  liquidations: RawLiquidation[]
}

/** Which topic names the account of a position. */
const accountTopics = new Map<Hex, 2 | 3>([
  [morphoTopics.Borrow, 2],
  [morphoTopics.Repay, 3],
  [morphoTopics.SupplyCollateral, 3],
  [morphoTopics.WithdrawCollateral, 2],
  [morphoTopics.Liquidate, 3],
])
const marketTopics: ReadonlySet<Hex> = new Set([
  ...accountTopics.keys(),
  morphoTopics.CreateMarket,
  morphoTopics.Supply,
  morphoTopics.Withdraw,
  morphoTopics.SetFee,
])

/**
 * Says who changed, from the logs of Morpho and of pre-liquidation contracts; how much is read from the state.
 * Logs of other contracts and events not known are passed over.
 *
 * @throws AdapterInvariantError where a known event does not decode.
 */
export function parseLogs(
  { morpho, lines }: { morpho: Address; lines: Iterable<Address> },
  logs: readonly RawLog[],
): ParsedMorphoLogs {
  const markets = new Set<Hex>()
  const dirtyAccounts = new Map<Hex, Set<Address>>()
  const borrowers = new Map<Hex, Set<Address>>()
  const authorisations: { account: Address; authorised: Address }[] = []
  const liquidations: RawLiquidation[] = []
  const lineSet = new Set(Array.from(lines, (line) => line.toLowerCase()))
  for (const log of logs) {
    const [topic] = log.topics
    const address = log.address.toLowerCase()
    if (!topic) continue
    if (topic === morphoTopics.PreLiquidate && lineSet.has(address))
      liquidations.push(parsePreLiquidate(log))
    if (address !== morpho.toLowerCase()) continue
    if (topic === morphoTopics.SetAuthorization)
      authorisations.push({ account: toAccount(log, 2), authorised: toAccount(log, 3) })
    if (!marketTopics.has(topic)) continue
    const marketId = getTopic(log, 1)
    markets.add(marketId)
    const at = accountTopics.get(topic)
    if (at) addTo(dirtyAccounts, { marketId, account: toAccount(log, at) })
    if (topic === morphoTopics.Borrow) addTo(borrowers, { marketId, account: toAccount(log, 2) })
    if (topic === morphoTopics.Liquidate) liquidations.push(parseLiquidate(log))
  }
  return { markets, dirtyAccounts, borrowers, authorisations, liquidations }
}

function addTo(
  map: Map<Hex, Set<Address>>,
  { marketId, account }: { marketId: Hex; account: Address },
): void {
  const known = map.get(marketId)
  if (known) known.add(account)
  else map.set(marketId, new Set([account]))
}

function parseLiquidate(log: RawLog): RawLiquidation {
  const { args } = decode(log, () =>
    decodeEventLog({
      abi: morphoEventsAbi,
      eventName: 'Liquidate',
      data: log.data,
      topics: toTopics(log),
    }),
  )
  const { repaidAssets, seizedAssets, badDebtAssets } = args
  return { ...toHead(log), line: null, repaidAssets, seizedAssets, badDebtAssets }
}

function parsePreLiquidate(log: RawLog): RawLiquidation {
  const { args } = decode(log, () =>
    decodeEventLog({ abi: lineEventsAbi, data: log.data, topics: toTopics(log) }),
  )
  const { repaidAssets, seizedAssets } = args
  const line = getAddress(log.address)
  return { ...toHead(log), line, repaidAssets, seizedAssets, badDebtAssets: 0n }
}

/** Both events name market, liquidator and borrower in their topics. */
function toHead(log: RawLog) {
  const { blockNumber, blockHash, blockTimestamp, transactionHash, logIndex } = log
  return {
    marketId: getTopic(log, 1),
    liquidator: toAccount(log, 2),
    borrower: toAccount(log, 3),
    blockNumber,
    blockHash,
    ...(blockTimestamp === undefined ? {} : { blockTimestamp }),
    transactionHash,
    logIndex,
  }
}

function decode<T>(log: RawLog, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw toError(log, cause)
  }
}

function getTopic(log: RawLog, index: number): Hex {
  const topic = log.topics[index]
  if (!topic) throw toError(log)
  return topic
}

function toAccount(log: RawLog, index: number): Address {
  return getAddress(`0x${getTopic(log, index).slice(26)}`)
}

function toTopics(log: RawLog): [Hex, ...Hex[]] {
  return [...log.topics] as [Hex, ...Hex[]]
}

function toError({ logIndex, transactionHash }: RawLog, cause?: unknown): AdapterInvariantError {
  return new AdapterInvariantError(
    `Log ${logIndex} of transaction ${transactionHash} does not decode.`,
    { cause },
  )
}
