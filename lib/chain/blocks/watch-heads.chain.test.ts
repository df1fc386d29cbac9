import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import type { ChainClient } from '../chain-client'
import { createChainClient } from '../create-chain-client'
import { startFakeNode } from '../testing/fake-node'
import { type FaultProxy, startFaultProxy } from '../testing/fault-proxy'

let anvil: Anvil
let node: DevnetClient
let proxy: FaultProxy

beforeAll(async () => {
  anvil = await startAnvil({ timestamp: 1_760_000_000 })
  node = createDevnetClient(anvil.rpcUrl)
  proxy = await startFaultProxy(anvil.rpcUrl)
})

afterAll(async () => {
  await proxy?.stop()
  await anvil?.stop()
})

/** Runs with a client whose pauses are as short as jitter makes them. */
async function withClient(urls: string[], run: (client: ChainClient) => Promise<void>) {
  const client = createChainClient({ chainId: 31337, urls, timeoutMs: 2_000, random: () => 0 })
  try {
    await run(client)
  } finally {
    client.close()
  }
}

const mine = () => node.mine({ blocks: 1 })

describe('watchHeads', () => {
  test('default: a hint for each block, until it is ended', async () => {
    await withClient([anvil.rpcUrl, anvil.wsUrl], async (client) => {
      const heard = vi.fn()
      const second = vi.fn()
      const end = client.watchHeads(heard)
      const endSecond = client.watchHeads(second)
      await expect.poll(() => heard.mock.calls.length).toBe(1)
      await mine()
      await expect.poll(() => heard.mock.calls.length).toBe(2)
      expect(second).toHaveBeenCalledTimes(2)
      end()
      await mine()
      await expect.poll(() => second.mock.calls.length).toBe(3)
      expect(heard).toHaveBeenCalledTimes(2)
      endSecond()
      const again = vi.fn()
      client.watchHeads(again)
      await expect.poll(() => again.mock.calls.length).toBe(1)
      await mine()
      await expect.poll(() => again.mock.calls.length).toBe(2)
    })
  })

  test('behavior: a socket that dies is replaced, without a word of its URL', async () => {
    const printed = ['log', 'warn', 'error'].map((name) =>
      vi.spyOn(console, name as 'log').mockImplementation(() => undefined),
    )
    await withClient([proxy.wsUrl], async (client) => {
      const heard = vi.fn()
      client.watchHeads(heard)
      await expect.poll(() => heard.mock.calls.length).toBe(1)
      proxy.play('down')
      await mine()
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(heard).toHaveBeenCalledTimes(1)
      proxy.play('none')
      await expect.poll(() => heard.mock.calls.length, { timeout: 20_000 }).toBe(2)
      await mine()
      await expect.poll(() => heard.mock.calls.length).toBe(3)
    })
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  test('behavior: another endpoint takes over where one dies', async () => {
    await withClient([proxy.wsUrl, anvil.wsUrl], async (client) => {
      const heard = vi.fn()
      client.watchHeads(heard)
      await expect.poll(() => heard.mock.calls.length).toBe(1)
      proxy.play('down')
      await expect.poll(() => heard.mock.calls.length, { timeout: 10_000 }).toBe(2)
      await mine()
      await expect.poll(() => heard.mock.calls.length).toBe(3)
    })
    proxy.play('none')
  })

  test('behavior: silent without a websocket, of another chain, or where the node refuses', async () => {
    const heard = vi.fn()
    await withClient([anvil.rpcUrl], async (client) => {
      client.watchHeads(heard)()
      client.watchHeads(heard)
      await mine()
      expect((await client.readHead()).number).toBeGreaterThan(0)
    })
    const plain = await startFakeNode(() => undefined)
    const wrong = createChainClient({ chainId: 1, urls: [anvil.wsUrl], random: () => 0 })
    wrong.watchHeads(heard)
    await withClient([plain.url.replace('http', 'ws')], async (client) => {
      client.watchHeads(heard)
      await expect.poll(() => client.endpointStates()[0]?.state).not.toBe('healthy')
      await expect.poll(() => wrong.endpointStates()[0]?.state).toBe('wrong-chain')
    })
    wrong.close()
    await plain.stop()
    expect(heard).not.toHaveBeenCalled()
  })
})
