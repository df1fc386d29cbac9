import { decodeFunctionResult, encodeFunctionData, numberToHex } from 'viem'
import { rawRequest } from '@/lib/devnet/send'
import { clipperAbi } from '@/lib/devnet/sky/sky-abi'
import type { SkyTestWorld } from './sky-world'

/** `clip.getStatus` at the head, at its time or at another. */
export async function readStatus(
  { world }: SkyTestWorld,
  { clip, id, timestamp }: { clip: string; id: bigint; timestamp?: number },
) {
  const call = { abi: clipperAbi, functionName: 'getStatus' } as const
  const data = encodeFunctionData({ ...call, args: [id] })
  const time = timestamp === undefined ? [] : [{}, { time: numberToHex(timestamp) }]
  const answer = await rawRequest(world.client, 'eth_call', [{ to: clip, data }, 'latest', ...time])
  const [needsRedo, price, lot, tab] = decodeFunctionResult({ ...call, data: answer as '0x' })
  return { needsRedo, price, lot, tab }
}
