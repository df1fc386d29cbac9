import type { Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, ConfigError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import { getBatchSize } from '../batch-size'
import type { SkyHouse } from './frame'
import { type LensBlock, type LensVault, readLensBlock } from './lens/read-lens-block'
import { readQuotes } from './lens/read-quotes'
import type { SkySetup } from './setup'
import { toAuctions, toClip } from './to-clip'
import { isKnownIlk, isZero, type SkyIlkReading, toIlkReading } from './to-ilk-reading'
import type { SkyVault, VaultKey } from './vault'

export type SkyAtBlock = {
  /** In the order of the setup's ilks. */
  ilks: SkyIlkReading[]
  houses: SkyHouse[]
  cdpi: number
  /** Those of the vaults asked for that were read, in their order. */
  vaults: SkyVault[]
}

export type ReadBlockOptions = {
  setup: SkySetup
  /** Where each ilk's price came from last: spares a second look. */
  pips: readonly Address[]
  /** Auction houses that an ilk had before, with it. */
  formerClips: readonly { ilk: string; clip: Address }[]
  vaults: readonly VaultKey[]
  /** The number of an urn in the CDP manager, 0 for none. */
  findCdp: (urn: Address) => number
  blockHash: Hash
  blockNumber: number
}

/**
 * An entry at one block: its ilks, prices, auctions and the vaults asked for. Two `eth_call`s at once where the
 * vaults fit (about 2,000 at 50M gas) and no price module was changed, else more, all at the same block; batches
 * shrink when gas or time runs out.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError, ConfigError, AdapterInvariantError
 */
export async function readBlock(
  client: ChainClient,
  options: ReadBlockOptions,
): Promise<SkyAtBlock> {
  const { setup, pips, vaults } = options
  const ask = (modules: readonly Address[]) => {
    const { blockHash } = options
    return readQuotes(client, { spotter: setup.core.spotter, pips: modules, blockHash })
  }
  const known = pips.length > 0 ? pips : null
  const [first, early] = await Promise.all([
    readBatch(client, { ...options, begin: 0 }),
    known && ask(known),
  ])
  const read = [...first.vaults]
  while (read.length < vaults.length) {
    const next = await readBatch(client, { ...options, begin: read.length })
    read.push(...next.vaults)
  }
  const modules = first.ilks.map(({ pip }) => pip)
  const isCurrent = known !== null && modules.every((pip) => known.includes(pip))
  const quotes = isCurrent ? early : await ask(modules)
  return { ...toReading(options, { first, quotes }), vaults: toVaults(vaults, read) }
}

function toReading(
  { setup, formerClips }: ReadBlockOptions,
  { first, quotes }: { first: LensBlock; quotes: Awaited<ReturnType<typeof readQuotes>> },
): Omit<SkyAtBlock, 'vaults'> {
  const ilks = setup.ilks.map((ilkSetup, index) => {
    const ilk = first.ilks[index]
    if (!ilk || !isKnownIlk(first, index))
      throw new ConfigError(`The Vat knows no ilk ${ilkSetup.ilk}.`)
    const { head, clips } = first
    const quote = quotes?.get(ilk.pip)
    return toIlkReading({ setup: ilkSetup, head, ilk, clip: clips[index], quote })
  })
  const names = [...setup.ilks, ...formerClips].map(({ ilk }) => ilk)
  const houses = first.clips.flatMap((clip, index) => {
    const ilk = names[index]
    return ilk === undefined || isZero(clip.clip)
      ? []
      : [{ ilk, clip: toClip(clip), auctions: toAuctions(clip) }]
  })
  return { ilks, houses, cdpi: Number(first.head.cdpi) }
}

async function readBatch(
  client: ChainClient,
  options: ReadBlockOptions & { begin: number },
): Promise<LensBlock> {
  const { setup, vaults, begin, findCdp, blockHash, blockNumber } = options
  const size = getBatchSize(client, setup.core.vat)
  const names = setup.ilks.map(({ ilk }) => ilk)
  for (;;) {
    const asked = vaults.slice(begin, begin + size.get())
    try {
      const block = await readLensBlock(client, {
        core: setup.core,
        ilks: names,
        moreClips: begin === 0 ? options.formerClips.map(({ clip }) => clip) : [],
        vaults: asked.map(({ ilk, urn }) => ({
          ilkIndex: names.indexOf(ilk),
          urn,
          cdp: findCdp(urn),
        })),
        blockHash,
        blockNumber,
      })
      if (asked.length > 0) size.learn({ asked: asked.length, read: block.vaults.length })
      return block
    } catch (error) {
      const shrinkable =
        error instanceof ChainReadError &&
        (error.reason === 'out-of-gas' || error.reason === 'timeout')
      if (!shrinkable || !size.shrink(asked.length)) throw error
    }
  }
}

function toVaults(keys: readonly VaultKey[], read: readonly LensVault[]): SkyVault[] {
  return keys.flatMap((key, index) => {
    const vault = read[index]
    return vault ? [{ ...key, ...vault }] : []
  })
}
