import {
  type AbiEvent,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  pad,
} from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'

/** An address that is the same for the same number, EIP-55 since it has no letters. */
export function toAddress(index: number): Address {
  return pad(`0x${index}`, { size: 20 })
}

/** A log of an event, as a receipt has it. */
export function toLog(
  event: AbiEvent,
  { address, args, logIndex }: { address: Address; args: readonly unknown[]; logIndex: number },
): RawLog {
  const named = event.inputs.map((input, index) => ({ ...input, value: args[index] }))
  const topics = encodeEventTopics({
    abi: [event],
    args: named.filter(({ indexed }) => indexed).map(({ value }) => value),
  } as never) as Hex[]
  const plain = named.filter(({ indexed }) => !indexed)
  const data = encodeAbiParameters(
    plain,
    plain.map(({ value }) => value),
  )
  return {
    address,
    topics,
    data,
    logIndex,
    blockNumber: 1,
    blockHash: pad('0x1'),
    transactionHash: pad('0x2'),
    transactionIndex: 0,
  }
}
