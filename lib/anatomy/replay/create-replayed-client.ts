import { type Hex, isHex, numberToHex } from 'viem'
import type { BlockCall, ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { StateOverride } from './state-difference'

/** Where a contract's code is put that is called without being deployed: nobody's address on any chain. */
const lensAddress = '0x706c696d736f6c6c0000000000000000000000ca'

/**
 * A client whose calls are made within a block, at the state that a transaction found or left: `eth_call` at the
 * block before, with the slots that the transaction touched as it saw them, at its block's number and time.
 * What only earlier transactions of that block touched is seen as the block before left it.
 *
 * @throws (of `callAtBlock`) ChainReadError also where the node knows no overrides of state or block.
 */
export function createReplayedClient(
  client: ChainClient,
  { state, block }: { state: StateOverride; block: { number: number; timestamp: number } },
): ChainClient {
  const time = { number: numberToHex(block.number), time: numberToHex(block.timestamp) }
  async function callAtBlock(call: BlockCall): Promise<Hex> {
    const isDeployed = 'to' in call
    const transaction = {
      to: isDeployed ? call.to : lensAddress,
      data: call.data,
      ...(call.gas !== undefined && { gas: numberToHex(call.gas) }),
    }
    const overrides = isDeployed
      ? state
      : { ...state, [lensAddress]: { code: call.deployless.deployedBytecode } }
    const answer = await client.request<unknown>('eth_call', [
      transaction,
      { blockHash: call.blockHash },
      overrides,
      time,
    ])
    if (isHex(answer) && answer !== '0x') return answer
    throw new ChainReadError('The node ignores overrides of a state.', {
      reason: 'unsupported',
      retryable: false,
    })
  }
  return { ...client, callAtBlock }
}
