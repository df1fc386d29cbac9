import { stringToHex } from 'viem'
import { afterAll, beforeAll } from 'vitest'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { createChainClient } from '@/lib/chain/create-chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import type { PlayedAction } from '@/lib/devnet/protocols/random-play'
import { createRng } from '@/lib/devnet/rng'
import { callContract } from '@/lib/devnet/send'
import { dogAbi } from '@/lib/devnet/sky/sky-abi'
import type { SkyVault as DevnetVault } from '@/lib/devnet/sky/sky-types'
import { startTestProtocols, type TestProtocols } from '@/lib/devnet/test-protocols'
import type { MarketSnapshot } from '../../market-adapter'
import { SkyFollowedMarket } from '../follow-market'
import { toIlkId } from '../ilk-id'
import type { SkyMarketView } from '../market-view'
import type { SkyEntry } from '../sky-entry'

/** A local chain with Maker's contracts and a client on it. */
export type SkyTestWorld = {
  world: TestProtocols
  sky: TestProtocols['sky']
  client: ChainClient
  entry: SkyEntry
  /** Everybody's vaults, the supplier's too. */
  vaults: readonly DevnetVault[]
}

/** Starts the chain for a test file. */
export function startSkyWorld(): () => SkyTestWorld {
  let started: SkyTestWorld | undefined
  beforeAll(async () => {
    const world = await startTestProtocols({ sky: true })
    const client = createChainClient({ chainId: 31337, urls: [world.rpcUrl] })
    const { sky, supplier } = world
    const large = { ilk: 'ETH-B', urn: supplier, owner: supplier }
    const vaults = [...sky.vaults, large]
    started = { world, sky, client, entry: toEntry(sky), vaults }
  })
  afterAll(async () => {
    started?.client.close()
    await started?.world.stop()
  })
  return () => {
    if (!started) throw new Error('the world is not started')
    return started
  }
}

function toEntry({ deployment }: TestProtocols['sky']): SkyEntry {
  const { vat, dog, spotter, jug, cdpManager, ilks } = deployment
  return {
    id: 'sky-test',
    protocol: 'sky',
    chainId: 31337,
    name: 'Sky',
    ...{ vat, dog, spotter, jug, cdpManager },
    ilks: ilks.map(({ name }) => name),
    fromBlock: 0,
  }
}

/** An entry that is followed block by block, as the engine does it. */
export class TestFollower {
  readonly view: SkyMarketView
  readonly #client: ChainClient
  #market: SkyFollowedMarket | undefined
  #block: BlockRef | undefined
  snapshots: readonly MarketSnapshot[] = []

  constructor(client: ChainClient, view: SkyMarketView) {
    this.#client = client
    this.view = view
  }

  get market(): SkyFollowedMarket {
    if (!this.#market) throw new Error('the market is not followed')
    return this.#market
  }
  get block(): BlockRef {
    if (!this.#block) throw new Error('no block was read')
    return this.#block
  }

  /** Brings the view to the head, and discovery to its end. @returns the logs on the way */
  async step(): Promise<readonly RawLog[]> {
    const client = this.#client
    const block = await client.readHead()
    if (!this.#market) {
      const market = await this.view.follow({ client, block })
      if (!(market instanceof SkyFollowedMarket)) throw new Error('another follower')
      this.#market = market
      this.#block = { ...block, number: market.start }
    }
    const filter = this.#market.getLogFilter()
    const range = { fromBlock: this.block.number + 1, toBlock: block.number }
    const isNew = range.fromBlock <= range.toBlock
    const logs = isNew ? await client.readLogs({ ...filter, ...range }) : []
    await this.#advance(block, logs)
    while (this.#market.getProgress() < 1) {
      await this.#market.discover({ toBlock: block, signal: new AbortController().signal })
      await this.#advance(block, [])
    }
    return logs
  }

  /** The chain above a block was replaced. */
  rewind(blockNumber: number): void {
    this.market.rewind(blockNumber)
    if (this.#block) this.#block = { ...this.#block, number: blockNumber }
  }

  async #advance(block: BlockRef, logs: readonly RawLog[]): Promise<void> {
    const frame = await this.market.advance({ block, logs })
    this.snapshots = this.view.apply(frame)
    this.#block = block
  }
}

/** Plays random actions and lets a follower see each. */
export async function* playSky(
  { sky }: SkyTestWorld,
  options: { seed: number; actions: number },
): AsyncGenerator<{ action: number; played: PlayedAction<string> }> {
  const rng = createRng(options.seed)
  for (let action = 0; action < options.actions; action += 1)
    yield { action, played: await sky.playRandomAction(rng) }
}

/** Sets how much debt of an ilk may be in auctions, rad. */
export async function setHole(
  { world, sky }: SkyTestWorld,
  { ilk, hole }: { ilk: string; hole: bigint },
): Promise<void> {
  const { dog: to, pauseProxy: from } = sky.deployment
  const args = [toIlkId(ilk), stringToHex('hole', { size: 32 }), hole]
  await callContract(world.client, { from, to, abi: dogAbi, functionName: 'file', args })
}
