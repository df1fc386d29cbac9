import {
  type Address,
  concatHex,
  decodeFunctionResult,
  encodeFunctionData,
  getAddress,
  type Hash,
  numberToHex,
} from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Wad } from '@/lib/risk/units'
import { toIlkId } from '../ilk-id'
import type { SkyCore } from '../setup'
import { callLens, decodeAnswer } from './call-lens'
import { skyLensAbi } from './sky-lens.bytecode'

export type LensBlockRequest = {
  core: SkyCore
  ilks: readonly string[]
  /** Auction houses besides the ilks' own. */
  moreClips: readonly Address[]
  /** `cdp` 0: none of the manager's. */
  vaults: readonly { ilkIndex: number; urn: Address; cdp: number }[]
  blockHash: Hash
  blockNumber?: number | undefined
}

export type LensVault = { ink: Wad; art: Wad; holder: Address; account: Address }
export type LensBlock = Awaited<ReturnType<typeof readLensBlock>>
export type LensHead = LensBlock['head']
export type LensIlk = LensBlock['ilks'][number]
export type LensClip = LensBlock['clips'][number]

const wordsAVault = 4

/**
 * Ilks, auction houses with their auctions, and vaults: one `eth_call`. `vaults` of the answer may be fewer than
 * asked for, at least one: the lens stops before its gas ends.
 *
 * @throws as `callLens`
 */
export async function readLensBlock(client: ChainClient, request: LensBlockRequest) {
  const { core, ilks, moreClips, vaults, blockHash, blockNumber } = request
  const packed = vaults.map(({ ilkIndex, urn, cdp }) =>
    concatHex([numberToHex(ilkIndex, { size: 2 }), urn, numberToHex(cdp, { size: 4 })]),
  )
  const data = encodeFunctionData({
    abi: skyLensAbi,
    functionName: 'readBlock',
    args: [
      toLensCore(core),
      ilks.map(toIlkId),
      moreClips,
      packed.length === 0 ? '0x' : concatHex(packed),
    ],
  })
  const answer = await callLens(client, { data, blockHash, blockNumber })
  return decodeAnswer(() => {
    const call = { abi: skyLensAbi, functionName: 'readBlock', data: answer } as const
    const [head, states, clips, read] = decodeFunctionResult(call)
    return { head, ilks: states, clips, vaults: parseVaults(read) }
  })
}

const zeroAddress = '0x0000000000000000000000000000000000000000'

/** A core as the lens takes it. */
export function toLensCore({ manager, ...core }: SkyCore) {
  return { ...core, manager: manager ?? zeroAddress }
}

function parseVaults(read: `0x${string}`): LensVault[] {
  const words = (read.length - 2) / 64
  const word = (index: number) => read.slice(2 + index * 64, 2 + (index + 1) * 64)
  const amount = (index: number) => BigInt(`0x${word(index)}`) as Wad
  const address = (index: number) => getAddress(`0x${word(index).slice(24)}`)
  return Array.from({ length: words / wordsAVault }, (_, vault) => {
    const at = vault * wordsAVault
    return {
      ink: amount(at),
      art: amount(at + 1),
      holder: address(at + 2),
      account: address(at + 3),
    }
  })
}
