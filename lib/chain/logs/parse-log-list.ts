import type { Address, Hex } from 'viem'
import { RpcFailure } from '../rpc/rpc-failure'
import { parseLog } from './parse-log'
import type { RawLog } from './raw-log'

/**
 * The answer to `eth_getLogs` in the order of the chain, each log once.
 *
 * @param isWithin Whether a log lies in what was asked for.
 * @throws RpcFailure `malformed` for what is no list of logs, a log taken back (`removed`), one that was not asked
 * for, two different ones in one place, or logs of two blocks of one height.
 */
export function parseLogList(
  value: unknown,
  {
    addresses,
    topics,
    isWithin,
  }: {
    addresses: readonly Address[]
    topics: readonly Hex[]
    isWithin: (log: RawLog) => boolean
  },
): RawLog[] {
  if (!Array.isArray(value)) throw malformed('a list of logs was expected')
  const wanted = { addresses: toSet(addresses), topics: toSet(topics) }
  const hashes = new Map<number, string>()
  const logs = new Map<string, RawLog>()
  for (const raw of value) {
    const log = parseLog(raw)
    if (isRemoved(raw)) throw malformed('a log that was taken back was answered')
    if (!isWithin(log)) throw malformed('a log of another block was answered')
    if (!isWanted(log, wanted)) throw malformed('a log that was not asked for was answered')
    const hash = hashes.get(log.blockNumber) ?? log.blockHash
    if (hash !== log.blockHash) throw malformed('logs of two branches were answered')
    hashes.set(log.blockNumber, hash)
    const place = `${log.blockNumber}-${log.logIndex}`
    const same = logs.get(place)
    if (same && !isSame(same, log)) throw malformed('two logs in one place were answered')
    logs.set(place, log)
  }
  return [...logs.values()].sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
}

function toSet(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.map((value) => value.toLowerCase()))
}

function isRemoved(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'removed' in raw && raw.removed === true
}

/** No addresses or no topics: all of them. */
function isWanted(
  { address, topics: [topic] }: RawLog,
  { addresses, topics }: { addresses: ReadonlySet<string>; topics: ReadonlySet<string> },
): boolean {
  const isAddress = addresses.size === 0 || addresses.has(address)
  return isAddress && (topics.size === 0 || topics.has(topic?.toLowerCase() ?? ''))
}

function isSame(one: RawLog, other: RawLog): boolean {
  return (
    one.transactionHash === other.transactionHash &&
    one.address === other.address &&
    one.data === other.data &&
    one.topics.join() === other.topics.join()
  )
}

function malformed(text: string): RpcFailure {
  return new RpcFailure('malformed', { text })
}
