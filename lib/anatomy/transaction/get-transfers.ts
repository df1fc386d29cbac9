import { getAddress, type Hex, hexToBigInt, size, toEventSelector, zeroAddress } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { Address } from '@/lib/risk/units'

/** A token that changed hands, as its log tells it. */
export type Transfer = {
  asset: Address
  from: Address
  to: Address
  amount: bigint
  logIndex: number
}

const transferTopic = toEventSelector('event Transfer(address indexed, address indexed, uint256)')
const depositTopic = toEventSelector('event Deposit(address indexed dst, uint256 wad)')
const withdrawalTopic = toEventSelector('event Withdrawal(address indexed src, uint256 wad)')

/**
 * The ERC-20 transfers of a transaction, in its order. Wrapping and unwrapping the native coin count as transfers
 * from and to nobody: WETH9 logs no `Transfer` for them, and where a wrapper does, that one is taken.
 *
 * @param wrappedNative Its address: only of this token are `Deposit` and `Withdrawal` read.
 */
export function getTransfers(
  logs: readonly RawLog[],
  { wrappedNative }: { wrappedNative?: Address | undefined } = {},
): Transfer[] {
  const transfers = logs.flatMap((log) => {
    const [topic, from, to] = log.topics
    if (topic !== transferTopic || log.topics.length !== 3 || size(log.data) !== 32) return []
    return [toTransfer(log, { from: toAccount(from), to: toAccount(to) })]
  })
  const wrapper = wrappedNative?.toLowerCase()
  const wraps = logs.flatMap((log) => {
    const [topic, account] = log.topics
    if (log.address !== wrapper || log.topics.length !== 2 || size(log.data) !== 32) return []
    if (topic === depositTopic)
      return [toTransfer(log, { from: zeroAddress, to: toAccount(account) })]
    if (topic !== withdrawalTopic) return []
    return [toTransfer(log, { from: toAccount(account), to: zeroAddress })]
  })
  const isLogged = (wrap: Transfer) =>
    transfers.some(
      (each) =>
        each.asset === wrap.asset &&
        each.from === wrap.from &&
        each.to === wrap.to &&
        each.amount === wrap.amount,
    )
  return [...transfers, ...wraps.filter((wrap) => !isLogged(wrap))].sort(
    (a, b) => a.logIndex - b.logIndex,
  )
}

function toTransfer(log: RawLog, ends: { from: Address; to: Address }): Transfer {
  const { address, data, logIndex } = log
  return { asset: getAddress(address), ...ends, amount: hexToBigInt(data), logIndex }
}

function toAccount(topic: Hex | undefined): Address {
  return getAddress(`0x${topic?.slice(-40) ?? '0'.repeat(40)}`)
}
