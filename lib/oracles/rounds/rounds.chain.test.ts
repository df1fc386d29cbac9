import { type Address, type Hex, parseAbi, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChainClient, createChainClient } from '@/lib/chain/create-chain-client'
import { deployer, oracleNode } from '@/lib/devnet/accounts'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import { deployFeed, setFeedPrice } from '@/lib/devnet/feed'
import { callContract } from '@/lib/devnet/send'
import { readFeedRounds } from './read-feed-rounds'
import { resolveSources } from './resolve-sources'
import { RoundsBook } from './rounds-book'

const DAY = 86_400
const start = 1_760_000_000

let anvil: Anvil
let node: DevnetClient
let client: ChainClient
/** A proxy over two phases: three rounds of the first aggregator, then those of the second. */
let feed: Address
let other: Address

const proxyAbi = parseAbi([
  'function aggregator() view returns (address)',
  'function proposeAggregator(address)',
  'function confirmAggregator(address)',
])

/** The node's next block lies so much later. */
async function report(answer: bigint, { feed: to = feed, later = 3_600 } = {}): Promise<void> {
  await node.increaseTime({ seconds: later })
  await setFeedPrice(node, { feed: to, answer })
}

beforeAll(async () => {
  anvil = await startAnvil({
    timestamp: start,
    extraArgs: ['--auto-impersonate', '--order', 'fifo'],
  })
  node = createDevnetClient(anvil.rpcUrl)
  client = createChainClient({ chainId: 31337, urls: [anvil.rpcUrl] })
  for (const { address } of [deployer, oracleNode])
    await node.setBalance({ address, value: 10n ** 21n })
  feed = await deployFeed(node, { description: 'ETH / USD', answer: 100n })
  other = await deployFeed(node, { description: 'BTC / USD', answer: 5_000n })
  await report(101n)
  await report(102n)
  const next = await deployFeed(node, { description: 'ETH / USD, phase 2', answer: 103n })
  const read = { address: next, abi: proxyAbi, functionName: 'aggregator' } as const
  const aggregator = await node.readContract(read)
  const call = { from: deployer.address, to: feed, abi: proxyAbi, args: [aggregator] as const }
  await callContract(node, { ...call, functionName: 'proposeAggregator' })
  await callContract(node, { ...call, functionName: 'confirmAggregator' })
  await report(104n)
  await report(104n)
  await report(-7n)
}, 120_000)

afterAll(async () => {
  client?.close()
  await anvil?.stop()
})

const readAnswers = async (feeds: readonly Address[], book = new RoundsBook(client)) => {
  const found = await book.read(feeds, await client.readHead())
  return feeds.map((each) => found.get(each)?.rounds.map(({ price }) => price))
}

describe('RoundsBook', () => {
  test('default: every round with its own time, over the phases of a proxy, heartbeats included', async () => {
    const at = await client.readHead()
    const found = await new RoundsBook(client).read([feed, other], at)
    const { rounds = [], isCut } = found.get(feed) ?? {}
    expect(rounds.map(({ price }) => price)).toEqual([100, 101, 102, 103, 104, 104, -7])
    expect(isCut).toBe(false)
    const pauses = rounds.slice(1).map(({ time }, index) => time - (rounds[index]?.time ?? 0))
    expect(pauses[0]).toBeGreaterThanOrEqual(3_600)
    expect(pauses[0]).toBeLessThan(3_700)
    expect(rounds.at(-1)?.time).toBe(at.timestamp)
    expect(found.get(other)?.rounds.map(({ price }) => price)).toEqual([5_000])
  })

  test('behavior: asked again, only what is new is read', async () => {
    let calls = 0
    const counting = createChainClient({
      chainId: 31337,
      urls: [anvil.rpcUrl],
      onRequest: ({ method }) => {
        if (method === 'eth_call') calls += 1
      },
    })
    const book = new RoundsBook(counting)
    await readAnswers([feed], book)
    const first = calls
    await report(105n, { later: 2 * 3_600 })
    expect((await readAnswers([feed], book))[0]?.slice(-2)).toEqual([-7, 105])
    expect(calls - first).toBeLessThanOrEqual(2)
    counting.close()
  })

  test('behavior: what is older than thirty days goes, but for the round in force then', async () => {
    const book = new RoundsBook(client)
    await readAnswers([feed], book)
    await report(106n, { later: 29 * DAY })
    await report(107n, { later: 2 * DAY })
    expect((await readAnswers([feed], book))[0]).toEqual([105, 106, 107])
    expect((await readAnswers([feed]))[0]).toEqual([105, 106, 107])
  })

  test('behavior: no more ids are asked for than allowed, and that is told', async () => {
    const at = await client.readHead()
    const newest = (2n << 64n) | 7n
    const options = { feed, newest, since: 0, most: 3, at }
    const { rounds, isCut } = await readFeedRounds(client, options)
    expect(rounds.map(({ price }) => price)).toEqual([105, 106, 107])
    expect(isCut).toBe(true)
  })

  test('behavior: a contract without rounds has none', async () => {
    expect(await readAnswers([deployer.address, feed])).toEqual([[], [105, 106, 107]])
  })
})

/** Runtime code that answers each getter with its word and reverts else. */
function toCode(words: Readonly<Record<string, Address | number>>): Hex {
  const entries = Object.entries(words)
  const header = '5f3560e01c'
  const dispatchSize = 5 + entries.length * 11 + 4
  const bodies = entries.map(([, word]) => {
    const hex = typeof word === 'number' ? word.toString(16) : word.slice(2)
    return `5b7f${hex.padStart(64, '0')}5f5260205ff3`
  })
  const dispatch = entries.map(([name], index) => {
    const target = dispatchSize + index * 40
    return `8063${toFunctionSelector(`${name}()`).slice(2)}1461${target.toString(16).padStart(4, '0')}57`
  })
  // Eleven bytes a branch: DUP1 PUSH4 EQ PUSH2 JUMPI.
  return `0x${header}${dispatch.join('')}5f5ffd00${bodies.join('')}`
}

describe('resolveSources', () => {
  const place = (index: number): Address =>
    `0x${(0xadab0000 + index).toString(16).padStart(40, '0')}`
  const install = async (index: number, words: Readonly<Record<string, Address | number>>) => {
    const address = place(index)
    await node.setCode({ address, bytecode: toCode(words) })
    await node.mine({ blocks: 1 })
    return address
  }
  const resolve = async (
    sources: readonly (readonly [Address | null, 'price' | 'base' | 'quote' | 'fixed'])[],
  ) =>
    resolveSources(client, {
      sources: sources.map(([source, part], index) => ({
        asset: place(900 + index),
        source,
        part,
      })),
      at: await client.readHead(),
    })

  test('default: a feed stands for itself; adapters for what they name', async () => {
    const capped = await install(1, { ASSET_TO_USD_AGGREGATOR: feed })
    const ratio = await install(2, { BASE_TO_USD_AGGREGATOR: capped })
    const pegged = await install(3, { ASSET_TO_PEG: feed, PEG_TO_BASE: other })
    const inverse = await install(4, { ASSET_TO_PEG: feed, BASE_TO_PEG: other })
    const scaled = await install(5, { underlyingPriceFeed: other })
    const found = await resolve(
      [feed, capped, ratio, pegged, inverse, scaled].map((each) => [each, 'price']),
    )
    const one = (terms: unknown) => ({ kind: 'feeds', terms })
    expect(found).toEqual([
      one([{ feed, power: 1 }]),
      one([{ feed, power: 1 }]),
      one([{ feed, power: 1 }]),
      one([
        { feed, power: 1 },
        { feed: other, power: 1 },
      ]),
      one([
        { feed, power: 1 },
        { feed: other, power: -1 },
      ]),
      one([{ feed: other, power: 1 }]),
    ])
  })

  test('behavior: an oracle of one token in another has a side for each', async () => {
    const both = await install(11, { BASE_FEED_1: feed, QUOTE_FEED_1: other })
    const single = await install(12, { BASE_FEED_1: feed, BASE_FEED_2: other })
    const silent = await install(13, { price: 5 })
    const found = await resolve([
      [both, 'base'],
      [both, 'quote'],
      [single, 'base'],
      [single, 'quote'],
      [silent, 'base'],
      [silent, 'quote'],
    ])
    expect(found.map((each) => (each.kind === 'feeds' ? each.terms.length : each.kind))).toEqual([
      1,
      1,
      2,
      'fixed',
      'unknown',
      'unknown',
    ])
  })

  test('behavior: a constant is fixed; what tells nothing is not known', async () => {
    const constant = await install(21, { constantPrice: 100_000_000 })
    const silent = await install(22, { latestAnswer: 100_000_000 })
    const loop = await install(23, { underlyingPriceFeed: place(23) })
    expect(
      await resolve([
        [constant, 'price'],
        [silent, 'price'],
        [loop, 'price'],
        [null, 'price'],
        [silent, 'fixed'],
        [deployer.address, 'price'],
      ]),
    ).toEqual([
      { kind: 'fixed' },
      { kind: 'unknown', reason: 'no-rounds' },
      { kind: 'unknown', reason: 'no-rounds' },
      { kind: 'unknown', reason: 'no-source' },
      { kind: 'fixed' },
      { kind: 'unknown', reason: 'no-rounds' },
    ])
  })
})
