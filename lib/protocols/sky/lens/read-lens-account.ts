import { decodeFunctionResult, encodeFunctionData, type Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address, Wad } from '@/lib/risk/units'
import { toIlkId } from '../ilk-id'
import type { SkyCore } from '../setup'
import type { SkyVault } from '../vault'
import { callLens, decodeAnswer } from './call-lens'
import { toLensCore } from './read-lens-block'
import { skyLensAbi } from './sky-lens.bytecode'

/**
 * All vaults of an account at a block: its own urns, those that it owns in the CDP manager, and those of the given
 * proxies that were its own then. One `eth_call`. A proxy's own page shows them as the proxy's.
 *
 * @throws as `callLens`
 */
export async function readLensAccount(
  client: ChainClient,
  options: {
    core: SkyCore
    ilks: readonly string[]
    account: Address
    proxies: readonly Address[]
    blockHash: Hash
    blockNumber: number
  },
): Promise<SkyVault[]> {
  const { core, ilks, account, proxies, ...at } = options
  const functionName = 'readAccount'
  const args = [toLensCore(core), ilks.map(toIlkId), account, proxies] as const
  const data = encodeFunctionData({ abi: skyLensAbi, functionName, args })
  const answer = await callLens(client, { data, ...at })
  const found = decodeAnswer(() =>
    decodeFunctionResult({ abi: skyLensAbi, functionName, data: answer }),
  )
  return found.flatMap(({ ilk: index, urn, ink, art, holder }) => {
    const ilk = ilks[Number(index)]
    const amounts = { ink: ink as Wad, art: art as Wad }
    return ilk === undefined ? [] : [{ ilk, urn, ...amounts, holder, account }]
  })
}
