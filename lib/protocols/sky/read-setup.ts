import { getAddress, isAddressEqual } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { findFirstBlock } from '@/lib/chain/blocks/find-first-block'
import type { ChainClient } from '@/lib/chain/chain-client'
import { parseTokenText } from '@/lib/chain/lens/parse-token-text'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import { ConfigError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import { parseIlkId } from './ilk-id'
import { readLensBlock } from './lens/read-lens-block'
import { readLensCandidates, readLensJoins } from './lens/read-lens-candidates'
import type { SkyIlkSetup, SkySetup, SkyToken } from './setup'
import type { SkyEntry } from './sky-entry'
import { relyNote } from './sky-events'
import { isKnownIlk, isZero } from './to-ilk-reading'

const daiDecimals = 18
const symbolLength = 20
/** `ink` is counted in 18 decimals whatever its token's. */
const inkDecimals = 18

/**
 * Contracts and tokens of an entry at a block: two `eth_call`s where it names an ilk registry and dai. Otherwise
 * the joins are looked for among those whom the Vat's logs say that it trusts, newest first.
 *
 * @throws ConfigError where the contracts are not Maker's or know no such ilk, ChainReadError,
 * HistoryUnavailableError, ReorgError
 */
export async function readSetup(
  client: ChainClient,
  { entry, block }: { entry: SkyEntry; block: BlockRef },
): Promise<SkySetup> {
  const { vat, dog, spotter, jug, cdpManager, ilks } = entry
  const core = { vat, dog, spotter, jug, manager: cdpManager ?? null }
  const at = { blockHash: block.hash, blockNumber: block.number }
  const known = await readLensBlock(client, { core, ilks, moreClips: [], vaults: [], ...at })
  const unknown = ilks.find((_, index) => !isKnownIlk(known, index))
  if (unknown) throw new ConfigError(`MARKETS_FILE: ${entry.id}: the Vat knows no ilk ${unknown}.`)
  const found = new Found(entry)
  const read = (candidates: readonly Address[]) =>
    readLensCandidates(client, { vat, candidates, blockHash: block.hash })
  if (entry.ilkRegistry) {
    const registry = { registry: entry.ilkRegistry, ilks, blockHash: block.hash }
    const joins = (await readLensJoins(client, registry)).filter((join) => !isZero(join))
    found.add(await read(joins))
  }
  if (!found.isWhole) {
    const search = { addresses: [vat], topics: [relyNote], newestFirst: true }
    const fromBlock = await findFirst(client, { entry, head: block.number })
    for await (const { logs } of readLogRanges(client, {
      ...search,
      fromBlock,
      toBlock: block.number,
    })) {
      const trusted = logs.map(({ topics }) => getAddress(`0x${topics[1]?.slice(26) ?? ''}`))
      if (trusted.length > 0) found.add(await read(trusted.reverse()))
      if (found.isWhole) break
    }
  }
  return { core, ilks: ilks.map((ilk) => found.getIlk(ilk)), dai: found.getDai() }
}

type Candidates = Awaited<ReturnType<typeof readLensCandidates>>

/** Joins and dai as far as they were found; the newest join of an ilk counts. */
class Found {
  readonly #entry: SkyEntry
  readonly #ilks = new Map<string, SkyIlkSetup>()
  #dai: Address | null

  constructor(entry: SkyEntry) {
    this.#entry = entry
    this.#dai = entry.dai ?? null
  }

  get isWhole(): boolean {
    return this.#dai !== null && this.#entry.ilks.every((ilk) => this.#ilks.has(ilk))
  }

  add(candidates: Candidates): void {
    for (const { candidate, ilk: id, gem, dai, decimals, symbol } of candidates) {
      if (!isZero(dai)) this.#dai ??= dai
      if (isZero(gem) || decimals > BigInt(inkDecimals)) continue
      const ilk = parseIlkId(id)
      if (this.#ilks.has(ilk)) continue
      const token: SkyToken = {
        asset: gem,
        symbol: parseTokenText(symbol, symbolLength) ?? getPrefix(ilk),
        decimals: Number(decimals),
      }
      this.#ilks.set(ilk, { ilk, gem: token, join: candidate })
    }
  }

  /** Without a join, the gem goes by the ilk's name and the address that keeps the books of it, in `ink`'s units. */
  getIlk(ilk: string): SkyIlkSetup {
    const symbol = getPrefix(ilk)
    const unknown = { asset: this.#entry.vat, symbol, decimals: inkDecimals }
    return this.#ilks.get(ilk) ?? { ilk, gem: unknown, join: null }
  }

  /** Where nobody tells of the token, dai is what the Spotter's reference is the price of. */
  getDai(): SkyToken {
    const asset = this.#dai ?? this.#entry.spotter
    return { asset, symbol: 'DAI', decimals: daiDecimals }
  }
}

function getPrefix(ilk: string): string {
  return ilk.split('-')[0] || ilk
}

async function findFirst(
  client: ChainClient,
  { entry, head }: { entry: SkyEntry; head: number },
): Promise<number> {
  if (entry.fromBlock !== undefined) return Math.min(entry.fromBlock, head)
  const found = await findFirstBlock(client, { address: entry.vat, toBlock: head })
  return found.exact ? found.block : 0
}

/** Is the setup still of this entry? A kept one may be older than the configuration. */
export function isSetupOf({ core, ilks }: SkySetup, entry: SkyEntry): boolean {
  const manager = entry.cdpManager ?? null
  return (
    isAddressEqual(core.vat, entry.vat) &&
    isAddressEqual(core.dog, entry.dog) &&
    isAddressEqual(core.spotter, entry.spotter) &&
    isAddressEqual(core.jug, entry.jug) &&
    (core.manager === manager ||
      (core.manager !== null && manager !== null && isAddressEqual(core.manager, manager))) &&
    ilks.length === entry.ilks.length &&
    ilks.every(({ ilk }, index) => ilk === entry.ilks[index])
  )
}
