import type { DevnetClient } from '../chain-client'
import { readFeed, toFeedRound } from '../feed'
import { createDesks } from '../protocols/scenario/create-desks'
import { createRng, type Rng } from '../rng'
import { liquidators, type ScenarioManifest } from '../scenario/build-scenario'
import { rawRequest, type TransactionRequest, toRpcTransaction } from '../send'
import { arbitrageur, findArbitrage } from '../uniswap/arbitrage'
import { createLiveDesk } from './live-desk'
import { createLiveProtocolDesk } from './live-protocol-desk'
import { createPriceMoves } from './price-moves'
import { toSellingLiquidation } from './sell-at-once'

const SEED = 7
const POOL_CALL_GAS = 1_500_000n
/** Chance that a borrower of a market is asked to act in a block. */
const ACTION_CHANCE = 0.6
/** How often somebody looks whether a pool is away from the feeds. */
const ARBITRAGE_EVERY_BLOCKS = 3
/** The same of a protocol besides Aave. */
const FURTHER_ACTION_CHANCE = 0.3

interface LiveOptions {
  client: DevnetClient
  manifest: ScenarioManifest
  /** Seconds from block to block. */
  blockTime: number
  /** Resolves when the node has ended. */
  exited: Promise<void>
}

async function sendAll(client: DevnetClient, requests: readonly TransactionRequest[]) {
  for (const request of requests) {
    const transaction = toRpcTransaction({ ...request, gas: request.gas ?? POOL_CALL_GAS })
    await rawRequest(client, 'eth_sendTransaction', [transaction])
  }
}

async function createWorld({ client, manifest, blockTime }: LiveOptions, rng: Rng) {
  const answers: Record<string, bigint> = {}
  for (const { symbol, feed } of Object.values(manifest.assets)) {
    answers[symbol] = (await readFeed(client, feed)).answer
  }
  const nextRounds = createPriceMoves(rng, { ...answers })
  const getAnswer = (symbol: string) => answers[symbol] ?? 1n
  const desks = Object.values(manifest.markets).map((market) => {
    const borrowers = manifest.borrowers.filter(({ version }) => version === market.version)
    const sale = { market, contract: manifest.liquidator, pools: manifest.pools, rng }
    return createLiveDesk({
      client,
      market,
      borrowers,
      liquidators,
      rng,
      getAnswer,
      sell: (found) => toSellingLiquidation(client, { found, ...sale }),
    })
  })

  const further = createDesks(client, {
    manifest: manifest.protocols,
    keepers: liquidators,
    getAnswer,
  }).map((desk) => ({ desk, live: createLiveProtocolDesk(desk, rng) }))

  async function getPeriod() {
    const { timestamp } = await client.getBlock()
    return { from: Number(timestamp), to: Number(timestamp) + Math.ceil(blockTime) }
  }

  let block = 0
  await client.setBalance({ address: arbitrageur, value: 10n ** 24n })
  async function trade(): Promise<void> {
    block += 1
    if (block % ARBITRAGE_EVERY_BLOCKS !== 0) return
    await sendAll(client, await findArbitrage(client, { market: manifest.pools, getAnswer }))
  }

  async function report(): Promise<void> {
    for (const [symbol, answer] of nextRounds()) {
      const asset = manifest.assets[symbol]
      if (!asset) continue
      answers[symbol] = answer
      await sendAll(client, [await toFeedRound(client, { feed: asset.feed, answer })])
    }
  }

  /** Everything that goes into the next block. Each part may fail without the others. */
  return [
    report,
    trade,
    ...desks.flatMap((desk) => [
      async () => {
        await desk.look()
        await sendAll(client, await desk.getLiquidations())
      },
      async () => {
        if (rng() < ACTION_CHANCE) await sendAll(client, desk.getActions())
      },
    ]),
    ...further.flatMap(({ desk, live }) => [
      async () => {
        await sendAll(client, await desk.toPriceFollowUps((await getPeriod()).to))
      },
      async () => {
        await live.look()
        await sendAll(client, await live.getSales())
      },
      async () => {
        await sendAll(client, await live.getKeeping(await getPeriod()))
      },
      async () => {
        if (rng() < FURTHER_ACTION_CHANCE) await sendAll(client, live.getDeeds())
      },
    ]),
  ]
}

/**
 * Keeps a chain alive: every few seconds a block with new prices, what borrowers do, and
 * liquidations. All of it is drawn from one seed. A failing part is left out of its block; when the
 * node ends, so does this.
 *
 * @returns what stops it, after the step that is under way.
 */
export function runLive(options: LiveOptions): () => Promise<void> {
  const { client, blockTime } = options
  const rng = createRng(SEED)
  let stopped = false
  let wake = () => {}
  const stop = () => {
    stopped = true
    wake()
  }
  options.exited.then(stop)

  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const attempt = async (part: () => Promise<unknown>): Promise<boolean> => {
    if (stopped) return false
    try {
      await part()
      return true
    } catch {
      // The next block tries again; a node that is gone ends the loop by `exited`.
      return false
    }
  }

  async function loop(): Promise<void> {
    let parts: (() => Promise<void>)[] = []
    let next = Date.now()
    while (!stopped) {
      next = Math.max(next + blockTime * 1000, Date.now())
      await sleep(next - Date.now())
      await attempt(async () => {
        if (parts.length === 0) parts = await createWorld(options, rng)
      })
      for (const part of parts) await attempt(part)
      await attempt(() => rawRequest(client, 'evm_mine', []))
    }
  }

  const finished = loop()
  return async () => {
    stop()
    await finished
  }
}
