import type { Address, Hex } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Anvil, startAnvil } from '@/lib/devnet/anvil'
import { createDevnetClient, type DevnetClient } from '@/lib/devnet/chain-client'
import { rawRequest } from '@/lib/devnet/send'
import { findFirstBlock } from './blocks/find-first-block'
import type { ChainClient } from './chain-client'
import { createChainClient } from './create-chain-client'
import { startFakeNode } from './testing/fake-node'
import { forwardTo } from './testing/forward-to'

/** Answers block.timestamp and block.number. */
const code: Hex = ('0x4260005243602052' + '60406000f3') as Hex
const creation: Hex = `0x600d600c600039600d6000f3${code.slice(2)}`
const deployless = { bytecode: creation, deployedBytecode: code }
const address: Address = '0x00000000000000000000000000000000000c0de0'
const filter = { addresses: [address], topics: [`0x${'11'.repeat(32)}` as Hex] }

let anvil: Anvil
let node: DevnetClient
let client: ChainClient

beforeAll(async () => {
  anvil = await startAnvil({ timestamp: 1_760_000_000 })
  node = createDevnetClient(anvil.rpcUrl)
  await node.setBlockTimestampInterval({ interval: 12 })
  await node.mine({ blocks: 10 })
  await node.setCode({ address, bytecode: code })
  await node.mine({ blocks: 10 })
  client = createChainClient({ chainId: 31337, urls: [anvil.rpcUrl] })
})

afterAll(async () => {
  client?.close()
  await anvil?.stop()
})

const decode = (data: Hex) => [Number(data.slice(0, 66)), Number(`0x${data.slice(66)}`)]

describe('createChainClient on a real node', () => {
  test('default: head, block, pinned calls', async () => {
    const head = await client.readHead()
    expect(await client.readBlock(head.hash)).toEqual(head)
    const past = await client.readBlock(head.number - 6)
    expect(await client.readBlock(past.number)).toEqual(past)
    for (const block of [head, past]) {
      const expected = [block.timestamp, block.number]
      const call = { data: '0x', blockHash: block.hash } as const
      expect(decode(await client.callAtBlock({ ...call, to: address }))).toEqual(expected)
      expect(decode(await client.callAtBlock({ ...call, deployless }))).toEqual(expected)
    }
    expect(await client.readLogs({ ...filter, blockHash: head.hash })).toEqual([])
  })

  test('behavior: creation code answers as the override does', async () => {
    const proxy = await startFakeNode((method, params) =>
      method === 'eth_call' && params.length > 2
        ? { result: '0x' }
        : forwardTo(anvil.rpcUrl, { method, params }),
    )
    const plain = createChainClient({ chainId: 31337, urls: [proxy.url] })
    const head = await plain.readHead()
    const found = await plain.callAtBlock({ deployless, data: '0x', blockHash: head.hash })
    expect(decode(found)).toEqual([head.timestamp, head.number])
    await proxy.stop()
  })

  test('behavior: a websocket endpoint, and its return after a restart', async () => {
    const first = await startAnvil({ timestamp: 1_760_000_000 })
    const socket = createChainClient({ chainId: 31337, urls: [first.wsUrl], timeoutMs: 2_000 })
    expect((await socket.readHead()).number).toBe(0)
    await first.stop()
    await expect(socket.readHead()).rejects.toMatchObject({ code: 'CHAIN_READ', retryable: true })
    const port = Number(new URL(first.rpcUrl).port)
    const second = await startAnvil({ timestamp: 1_760_000_000, port })
    await expect
      .poll(() => socket.readHead().then(({ number }) => number), { timeout: 20_000 })
      .toBe(0)
    socket.close()
    await second.stop()
  })

  test('error: the hash of a replaced block', async () => {
    const old = await client.readHead()
    await rawRequest(node, 'anvil_reorg', [3, []])
    const now = await client.readHead()
    expect(now.number).toBe(old.number)
    expect(now.hash).not.toBe(old.hash)
    const call = { deployless, data: '0x', blockHash: old.hash } as const
    await expect(client.callAtBlock(call)).rejects.toMatchObject({ code: 'REORG' })
    await expect(client.readBlock(old.hash)).rejects.toMatchObject({ code: 'REORG' })
    await expect(client.readLogs({ ...filter, blockHash: old.hash })).rejects.toMatchObject({
      code: 'REORG',
    })
    expect(await client.readLogs({ ...filter, blockHash: now.hash })).toEqual([])
  })

  test('error: the hash of a block cut off by evm_revert', async () => {
    const id = await node.snapshot()
    await node.mine({ blocks: 2 })
    const { hash } = await client.readHead()
    await node.revert({ id })
    const call = { deployless, data: '0x', blockHash: hash } as const
    await expect(client.callAtBlock(call)).rejects.toMatchObject({ code: 'REORG' })
  })

  test('error: a block ahead of the chain, and ranges that reach there', async () => {
    const { number } = await client.readHead()
    await expect(client.readBlock(number + 100)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('error: a call out of gas', async () => {
    const { hash } = await client.readHead()
    const loop = { bytecode: creation, deployedBytecode: '0x5b600056' as Hex }
    await expect(
      client.callAtBlock({ deployless: loop, data: '0x', blockHash: hash, gas: 100_000n }),
    ).rejects.toMatchObject({ reason: 'out-of-gas' })
  })

  test('behavior: the first block of a contract', async () => {
    const toBlock = (await client.readHead()).number
    expect(await findFirstBlock(client, { address, toBlock })).toEqual({ block: 10, exact: true })
    await expect(
      findFirstBlock(client, { address: '0x0000000000000000000000000000000000000bad', toBlock }),
    ).rejects.toMatchObject({ code: 'CHAIN_READ' })
  })
})

describe('a node that prunes', () => {
  test('error: HISTORY_UNAVAILABLE for old state, the block itself still known', async () => {
    const pruned = await startAnvil({
      timestamp: 1_760_000_000,
      extraArgs: ['--prune-history'],
    })
    const reader = createChainClient({ chainId: 31337, urls: [pruned.rpcUrl] })
    await createDevnetClient(pruned.rpcUrl).mine({ blocks: 40 })
    const block = await reader.readBlock(3)
    const call = { deployless, data: '0x', blockHash: block.hash } as const
    await expect(reader.callAtBlock(call)).rejects.toMatchObject({
      code: 'HISTORY_UNAVAILABLE',
      status: 424,
      retryable: false,
    })
    reader.close()
    await pruned.stop()
  })
})
