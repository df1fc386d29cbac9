import type { ChainClient } from '@/lib/chain/chain-client'
import type { DepthPool } from '@/lib/depth/pool'
import { NewestMap } from '@/lib/newest-map'
import type { PoolPlace } from './call-pool-lens'
import { type FoundPool, findPools, listSinglePools, type TokenPair } from './find-pools'
import type { PoolSource } from './pool-source'
import { readPool } from './read-pool'

/** Factories are asked again for a pair after so long: a pool that was made since is seen then. */
const findAgainAfterMs = 10 * 60_000
/** Pools and blocks that are kept; a pool with a thousand ticks takes about 100 kB. */
const keptStates = 256
/** Calls at once. */
const readsAtOnce = 8

type Options = { client: ChainClient; sources: readonly PoolSource[]; now?: () => number }

/**
 * The pools of a chain, read when asked for: which there are for a pair now and then, their state once a block. All
 * of one answer is of one block. A failed read is thrown and not kept; it is never taken for no pool.
 */
export class PoolReader {
  readonly #client: ChainClient
  readonly #factories: readonly PoolSource[]
  readonly #singles: readonly FoundPool[]
  readonly #now: () => number
  readonly #found = new Map<string, { pools: readonly FoundPool[]; until: number }>()
  /** By pool: its pair, once it was read. */
  readonly #pairs = new Map<string, string>()
  readonly #states = new NewestMap<string, Promise<DepthPool | null>>(keptStates)

  constructor({ client, sources, now = Date.now }: Options) {
    const own = sources.filter(({ chainId }) => chainId === client.chainId)
    this.#client = client
    this.#factories = own.filter(({ kind }) => kind.endsWith('-factory'))
    this.#singles = listSinglePools(own)
    this.#now = now
  }

  /** Where pools are looked for on this chain: for the reason where none is found. */
  get places(): { factories: number; pools: number } {
    return { factories: this.#factories.length, pools: this.#singles.length }
  }

  /** The pools of one pair; empty where there is none. @throws as `callPoolLens` */
  async read(pair: TokenPair, at: PoolPlace): Promise<DepthPool[]> {
    const [pools] = await this.readAll([pair], at)
    return pools ?? []
  }

  /**
   * The pools of each pair, in their order. One `eth_call` for the factories where they were not asked lately, one a
   * pool that was not read at this block. @throws as `callPoolLens`
   */
  async readAll(pairs: readonly TokenPair[], at: PoolPlace): Promise<DepthPool[][]> {
    await this.#find(pairs, at)
    const wanted = new Set(pairs.map(toKey))
    const asked = new Map<string, FoundPool>()
    for (const key of wanted) {
      for (const pool of this.#found.get(key)?.pools ?? []) asked.set(toId(pool), pool)
    }
    for (const pool of this.#singles) {
      const pair = this.#pairs.get(toId(pool))
      if (pair === undefined || wanted.has(pair)) asked.set(toId(pool), pool)
    }
    const read = await mapAtMost(readsAtOnce, [...asked.values()], (pool) =>
      this.#readState(pool, at),
    )
    return pairs.map((pair) =>
      read.filter((pool): pool is DepthPool => pool !== null && holds(pool, pair)),
    )
  }

  async #find(pairs: readonly TokenPair[], at: PoolPlace): Promise<void> {
    const now = this.#now()
    const unknown = pairs.filter((pair) => (this.#found.get(toKey(pair))?.until ?? 0) <= now)
    if (unknown.length === 0) return
    const found = await findPools(this.#client, { sources: this.#factories, pairs: unknown, at })
    for (const [i, pair] of unknown.entries()) {
      this.#found.set(toKey(pair), { pools: found[i] ?? [], until: now + findAgainAfterMs })
    }
  }

  #readState(pool: FoundPool, at: PoolPlace): Promise<DepthPool | null> {
    const key = `${at.blockHash} ${toId(pool)}`
    const known = this.#states.get(key)
    if (known) return known
    const reading = readPool(this.#client, { pool, at }).then((state) => {
      if (state) this.#pairs.set(toId(pool), toKey([state.token0, state.token1]))
      return state
    })
    this.#states.set(key, reading)
    reading.catch(() => this.#states.delete(key))
    return reading
  }
}

function toKey(pair: TokenPair): string {
  return pair
    .map((token) => token.toLowerCase())
    .sort()
    .join()
}

function toId({ address }: FoundPool): string {
  return address.toLowerCase()
}

function holds({ token0, token1 }: DepthPool, pair: TokenPair): boolean {
  return toKey([token0, token1]) === toKey(pair)
}

async function mapAtMost<In, Out>(
  atOnce: number,
  items: readonly In[],
  run: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  const work = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await run(items[i] as In)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work))
  return results
}
