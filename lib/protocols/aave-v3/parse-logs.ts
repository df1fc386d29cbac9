import { decodeEventLog, getAbiItem, type Hex, size, toEventSelector, zeroAddress } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import { poolEventsAbi, poolTopics, rulesTopics, tokenTopics } from './aave-events'
import { type AddressReader, createAddressReader } from './create-address-reader'
import type { AaveMarketSetup } from './market-setup'

/** A `LiquidationCall`, amounts as the event gives them: `seized` excludes the protocol's fee. */
export type RawLiquidation = LogPlace & {
  collateralAsset: Address
  debtAsset: Address
  borrower: Address
  liquidator: Address
  repaidAssets: bigint
  seizedAssets: bigint
  receiveAToken: boolean
}

/** A `DeficitCreated` (v3.3 and later): bad debt burned into the reserve. */
export type RawDeficit = LogPlace & { borrower: Address; debtAsset: Address; amount: bigint }

export type RawDeficitCovered = LogPlace & { asset: Address; amount: bigint }

export type LogPlace = {
  blockNumber: number
  blockHash: Hex
  /** Seconds; not every node says it with a log. */
  blockTimestamp?: number
  transactionHash: Hex
  logIndex: number
}

export type ParsedAaveLogs = {
  /** Accounts whose balances, collateral flags or eMode changed. */
  dirtyAccounts: Address[]
  /** Accounts that a `Borrow` gave a debt; each is in `dirtyAccounts` too. */
  borrowers: Address[]
  /** Parameters, reserves, oracle or addresses changed: the setup is to be read again. */
  rulesChanged: boolean
  liquidations: RawLiquidation[]
  deficits: RawDeficit[]
  deficitsCovered: RawDeficitCovered[]
}

const borrowTopic = toEventSelector(getAbiItem({ abi: poolEventsAbi, name: 'Borrow' }))
/** Account, amount, mode and rate. */
const borrowDataBytes = 4 * 32

/**
 * Says who changed, from a market's logs; how much is read from the state. Logs of other contracts
 * and events not known are passed over, so that several markets can share one `eth_getLogs`.
 *
 * @param options.toAddress One for many calls saves the checksums of accounts that come again.
 * @throws AdapterInvariantError where a known event of this market does not decode.
 */
export function parseLogs(
  setup: AaveMarketSetup,
  logs: readonly RawLog[],
  { toAddress = createAddressReader() }: { toAddress?: AddressReader } = {},
): ParsedAaveLogs {
  const dirty = new Set<string>()
  const borrowers = new Set<string>()
  const parsed: ParsedAaveLogs = {
    dirtyAccounts: [],
    borrowers: [],
    rulesChanged: false,
    liquidations: [],
    deficits: [],
    deficitsCovered: [],
  }
  const rulesAddresses = new Set(
    [setup.configurator, setup.oracle, setup.poolAddressesProvider, setup.pool].map((address) =>
      address?.toLowerCase(),
    ),
  )
  const pool = setup.pool.toLowerCase()
  for (const log of logs) {
    const [topic] = log.topics
    if (!topic) continue
    const address = log.address.toLowerCase()
    if (rulesTopics.has(topic) && rulesAddresses.has(address)) parsed.rulesChanged = true
    else if (address === pool && poolTopics.includes(topic)) {
      parsePoolLog(log, { parsed, dirty, borrowers })
    } else if (setup.tokens.has(address) && tokenTopics.includes(topic)) parseTokenLog(log, dirty)
  }
  dirty.delete(zeroAddress)
  parsed.dirtyAccounts = Array.from(dirty, toAddress)
  parsed.borrowers = Array.from(borrowers, toAddress)
  return parsed
}

type Found = { parsed: ParsedAaveLogs; dirty: Set<string>; borrowers: Set<string> }

function parsePoolLog(log: RawLog, { parsed, dirty, borrowers }: Found): void {
  if (log.topics[0] === borrowTopic) {
    const borrower = readBorrower(log)
    borrowers.add(borrower)
    dirty.add(borrower)
    return
  }
  const event = decode(log, () =>
    decodeEventLog({ abi: poolEventsAbi, data: log.data, topics: toTopics(log) }),
  )
  const { blockNumber, blockHash, blockTimestamp, transactionHash, logIndex } = log
  const time = blockTimestamp === undefined ? {} : { blockTimestamp }
  const place = { blockNumber, blockHash, ...time, transactionHash, logIndex }
  switch (event.eventName) {
    case 'Borrow':
      return
    case 'LiquidationCall': {
      const { args } = event
      dirty.add(args.user.toLowerCase())
      parsed.liquidations.push({
        ...place,
        collateralAsset: args.collateralAsset,
        debtAsset: args.debtAsset,
        borrower: args.user,
        liquidator: args.liquidator,
        repaidAssets: args.debtToCover,
        seizedAssets: args.liquidatedCollateralAmount,
        receiveAToken: args.receiveAToken,
      })
      return
    }
    case 'DeficitCreated': {
      const { user, debtAsset, amountCreated } = event.args
      dirty.add(user.toLowerCase())
      parsed.deficits.push({ ...place, borrower: user, debtAsset, amount: amountCreated })
      return
    }
    case 'DeficitCovered': {
      const { reserve, amountCovered } = event.args
      parsed.deficitsCovered.push({ ...place, asset: reserve, amount: amountCovered })
      return
    }
    default:
      dirty.add(event.args.user.toLowerCase())
  }
}

/** Nearly all logs of the past are borrows: only whose they are is taken, without decoding the rest. */
function readBorrower(log: RawLog): string {
  const onBehalfOf = log.topics[2]
  return decode(log, () => {
    if (log.topics.length !== 4 || !onBehalfOf || size(log.data) !== borrowDataBytes)
      throw new Error('not the topics and data of a Borrow')
    return `0x${onBehalfOf.slice(26).toLowerCase()}`
  })
}

/** The indexed arguments of a token's events are accounts, all that it names; amounts are not needed. */
function parseTokenLog(log: RawLog, dirty: Set<string>): void {
  for (const topic of log.topics.slice(1)) dirty.add(`0x${topic.slice(26).toLowerCase()}`)
}

function decode<T>(log: RawLog, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new AdapterInvariantError(
      `Log ${log.logIndex} of transaction ${log.transactionHash} does not decode.`,
      { cause },
    )
  }
}

function toTopics(log: RawLog): [Hex, ...Hex[]] {
  return [...log.topics] as [Hex, ...Hex[]]
}
