import { setTimeout as sleep } from 'node:timers/promises'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { createRng } from '@/lib/devnet/rng'
import {
  startTestEngine,
  startTestMarkets,
  toEntries,
} from '@/lib/engine/testing/start-test-engine'
import type { BenchRow } from '../bench-row'

const blocks = 30

/** Requests for data a block of an engine that follows two markets, head polling aside. */
export async function benchDataCalls(): Promise<BenchRow[]> {
  return [await countDataCalls(10), await countDataCalls(500)]
}

async function countDataCalls(users: number): Promise<BenchRow> {
  const world = await startTestMarkets({ users })
  let data = 0
  const node = await startFakeNode((method, params) => {
    if (method === 'eth_call' || method === 'eth_getLogs') data += 1
    return forwardTo(world.rpcUrl, { method, params })
  })
  const engine = startTestEngine(node.url, toEntries(world))
  const isLive = () => engine.readMarkets().every(({ phase }) => phase === 'live')
  while (!isLive()) await sleep(50)
  await sleep(1_000)
  const random = createRng(5)
  const told = engine.events.length
  data = 0
  for (let block = 0; block < blocks; block++) {
    await world.randomAction(random)
    await sleep(400)
  }
  const seen = engine.events.slice(told).filter(({ event }) => event === 'block').length
  const followed = engine.readMarkets().reduce((sum, market) => sum + market.borrowers, 0)
  engine.stop()
  await node.stop()
  await world.stop()
  return {
    name: `data calls a block, two markets, ${followed} borrowers, ${seen} blocks`,
    value: Math.round((data / seen) * 100) / 100,
    unit: 'calls',
    target: '≤ 3',
  }
}
