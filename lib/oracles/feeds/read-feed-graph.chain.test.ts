import { type Address, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChainClient, createChainClient } from '@/lib/chain/create-chain-client'
import { deployer, oracleNode } from '@/lib/devnet/accounts'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import { deployFeed } from '@/lib/devnet/feed'
import { getAssetsBehind } from '@/lib/risk/scenarios/feed-graph'
import { readFeedGraph } from './read-feed-graph'

const WETH: Address = '0x000000000000000000000000000000000000000A'
const WSTETH: Address = '0x000000000000000000000000000000000000000b'
const ODD: Address = '0x000000000000000000000000000000000000000C'
const ADAPTER: Address = '0x0000000000000000000000000000000000000aAa'

let anvil: Anvil
let node: DevnetClient
let client: ChainClient
let feed: Address

/** Runtime code that answers `selector()` with an address, and reverts at any other call. */
function getterCode(selector: `0x${string}`, answer: Address): `0x${string}` {
  const word = answer.slice(2).toLowerCase().padStart(64, '0')
  return `0x5f3560e01c63${selector.slice(2)}146011575f5ffd5b7f${word}5f5260205ff3`
}

beforeAll(async () => {
  anvil = await startAnvil({ extraArgs: ['--auto-impersonate', '--order', 'fifo'] })
  node = createDevnetClient(anvil.rpcUrl)
  client = createChainClient({ chainId: 31337, urls: [anvil.rpcUrl] })
  for (const { address } of [deployer, oracleNode])
    await node.setBalance({ address, value: 10n ** 21n })
  feed = await deployFeed(node, { description: 'ETH / USD', answer: 100n })
  const selector = toFunctionSelector('BASE_TO_USD_AGGREGATOR()')
  await node.setCode({ address: ADAPTER, bytecode: getterCode(selector, feed) })
}, 120_000)

afterAll(async () => {
  client?.close()
  await anvil?.stop()
})

describe('readFeedGraph', () => {
  test('default: adapters lead to the feeds that they read, proxies to their aggregators', async () => {
    const graph = await readFeedGraph(client, {
      sources: [
        { asset: WETH, source: feed, part: 'price' },
        { asset: WSTETH, source: ADAPTER, part: 'price' },
        { asset: ODD, source: null, part: 'price' },
      ],
      at: await client.readHead(),
    })
    const proxy = graph.nodes.find(({ address }) => address === feed.toLowerCase())
    expect(proxy?.description).toBe('ETH / USD')
    expect(proxy?.inputs.map(({ role }) => role)).toEqual(['relay'])
    expect(graph.nodes.find(({ address }) => address === ADAPTER.toLowerCase())).toEqual({
      address: ADAPTER.toLowerCase(),
      description: null,
      inputs: [{ address: feed.toLowerCase(), role: 'price' }],
    })
    expect(getAssetsBehind(graph, feed)).toEqual([WETH, WSTETH].map((each) => each.toLowerCase()))
    expect(getAssetsBehind(graph, proxy?.inputs[0]?.address ?? '')).toHaveLength(2)
  })
})
