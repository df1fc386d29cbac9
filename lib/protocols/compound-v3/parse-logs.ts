import { decodeEventLog, getAddress, type Hex, zeroAddress } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { LogPlace, RawAbsorbedCollateral, RawAbsorption } from './absorption'
import { cometEventsAbi, watchedTopics } from './comet-events'

export type ParsedCometLogs = {
  /** Accounts whose principal or collateral changed, as far as logs tell: see `DebtWatch` for what they don't. */
  dirtyAccounts: Address[]
  /** Accounts that were given collateral, so may borrow; each is in `dirtyAccounts` too. */
  holders: Address[]
  /** In the order of the chain. */
  absorptions: RawAbsorption[]
  /** The proxy got another implementation, so other parameters. */
  upgrades: LogPlace[]
}

/**
 * Says who changed, from a Comet's logs; how much is read from the state. Logs of other contracts and events not
 * known are passed over, so that several markets can share one `eth_getLogs`.
 *
 * @param options.withTransfers whether the logs were asked for with `Transfer`, which tells what came back
 * @throws AdapterInvariantError where a known event of this Comet does not decode.
 */
export function parseLogs(
  logs: readonly RawLog[],
  { comet, withTransfers }: { comet: Address; withTransfers: boolean },
): ParsedCometLogs {
  const dirty = new Set<Address>()
  const holders = new Set<Address>()
  const absorptions: RawAbsorption[] = []
  const upgrades: LogPlace[] = []
  const address = comet.toLowerCase()
  /** Seized, and its `AbsorbDebt` still to come. */
  let seized: RawAbsorbedCollateral[] = []
  for (const log of logs) {
    if (log.address.toLowerCase() !== address || !isWatched(log)) continue
    const { eventName, args } = decode(log)
    switch (eventName) {
      case 'Supply':
        dirty.add(args.dst)
        break
      case 'SupplyCollateral':
        dirty.add(args.dst)
        holders.add(args.dst)
        break
      case 'Withdraw':
      case 'WithdrawCollateral':
        dirty.add(args.src)
        break
      case 'TransferCollateral':
        dirty.add(args.from).add(args.to)
        holders.add(args.to)
        break
      case 'Transfer': {
        dirty.add(args.from).add(args.to)
        const last = absorptions.at(-1)
        if (last && isReturned(log, last) && args.to === last.borrower)
          absorptions.splice(-1, 1, { ...last, returned: args.amount })
        break
      }
      case 'AbsorbCollateral': {
        const { asset, collateralAbsorbed: amount, usdValue: value } = args
        seized.push({ asset, amount, value, logIndex: log.logIndex })
        break
      }
      case 'AbsorbDebt':
        dirty.add(args.borrower)
        absorptions.push({
          ...toPlace(log),
          absorber: args.absorber,
          borrower: args.borrower,
          basePaidOut: args.basePaidOut,
          valueOfBasePaidOut: args.usdValue,
          collateral: seized,
          returned: withTransfers ? 0n : null,
        })
        seized = []
        break
      case 'Upgraded':
        upgrades.push(toPlace(log))
    }
  }
  dirty.delete(zeroAddress)
  const toList = (set: ReadonlySet<Address>) => [...set].map((each) => getAddress(each))
  return { dirtyAccounts: toList(dirty), holders: toList(holders), absorptions, upgrades }
}

/** What `Transfer` logs of the same block say of an absorption: base units that came back to its account. */
export function findReturned(
  logs: readonly RawLog[],
  absorption: RawAbsorption,
  comet: Address,
): bigint {
  for (const log of logs) {
    if (log.address.toLowerCase() !== comet.toLowerCase() || !isReturned(log, absorption)) continue
    const event = decode(log)
    if (event.eventName === 'Transfer' && event.args.to === absorption.borrower)
      return event.args.amount
  }
  return 0n
}

/** The surplus is lent to the account by the very next log. */
function isReturned({ blockHash, logIndex }: RawLog, absorption: RawAbsorption): boolean {
  return blockHash === absorption.blockHash && logIndex === absorption.logIndex + 1
}

function isWatched({ topics: [topic] }: RawLog): boolean {
  return topic !== undefined && watchedTopics.includes(topic)
}

function toPlace(log: RawLog): LogPlace {
  const { blockNumber, blockHash, blockTimestamp, transactionHash, logIndex } = log
  const time = blockTimestamp === undefined ? {} : { blockTimestamp }
  return { blockNumber, blockHash, ...time, transactionHash, logIndex }
}

function decode(log: RawLog) {
  try {
    const topics = [...log.topics] as [Hex, ...Hex[]]
    return decodeEventLog({ abi: cometEventsAbi, data: log.data, topics })
  } catch (cause) {
    throw new AdapterInvariantError(
      `Log ${log.logIndex} of transaction ${log.transactionHash} does not decode.`,
      { cause },
    )
  }
}
