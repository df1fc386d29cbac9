import { encodeFunctionData, type Hex, parseAbi } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, ConfigError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { MorphoEntry } from './entry'

const abi = parseAbi([
  'function isLltvEnabled(uint256) view returns (bool)',
  'function isPreLiquidation(address) view returns (bool)',
])

/**
 * Makes sure that an entry's addresses are what they are said to be: one or two `eth_call`s.
 * @throws ConfigError where they are not; ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function openMorpho(
  client: ChainClient,
  { entry, block }: { entry: MorphoEntry; block: BlockRef },
): Promise<void> {
  const { morpho, preLiquidationFactory } = entry
  const isMorpho = await answersBool(client, {
    to: morpho,
    data: encodeFunctionData({ abi, functionName: 'isLltvEnabled', args: [0n] }),
    block,
  })
  if (!isMorpho)
    throw new ConfigError(`${entry.id}: ${morpho} is not a Morpho Blue.`, {
      metaMessages: ['Give the address of the contract that holds all markets.'],
    })
  if (!preLiquidationFactory) return
  const isFactory = await answersBool(client, {
    to: preLiquidationFactory,
    data: encodeFunctionData({ abi, functionName: 'isPreLiquidation', args: [morpho] }),
    block,
  })
  if (!isFactory)
    throw new ConfigError(
      `${entry.id}: ${preLiquidationFactory} is not a factory of pre-liquidation contracts.`,
      { metaMessages: ['Leave preLiquidationFactory out where there is none.'] },
    )
}

async function answersBool(
  client: ChainClient,
  { to, data, block }: { to: Address; data: Hex; block: BlockRef },
): Promise<boolean> {
  try {
    const { hash: blockHash, number: blockNumber } = block
    const answer = await client.callAtBlock({ to, data, blockHash, blockNumber })
    return answer.length === 66 && BigInt(answer) <= 1n
  } catch (error) {
    if (error instanceof ChainReadError && error.reason === 'reverted') return false
    throw error
  }
}
