import { type Hex, keccak256 } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { createChainClient } from '../create-chain-client'
import { type FakeAnswer, type FakeNode, startFakeNode } from '../testing/fake-node'

const address = '0x00000000000000000000000000000000000000aa' as const
const topic = `0x${'11'.repeat(32)}` as const
const blockHash = `0x${'ab'.repeat(32)}` as const

const log = (overrides: Record<string, unknown> = {}) => ({
  address,
  topics: [topic],
  data: '0x',
  blockNumber: '0x5',
  blockHash,
  blockTimestamp: '0x10',
  transactionHash: blockHash,
  transactionIndex: '0x0',
  logIndex: '0x1',
  ...overrides,
})

function getBloom(values: readonly Hex[]): Hex {
  let filter = 0n
  for (const value of values) {
    const hash = BigInt(keccak256(value))
    for (const shift of [240n, 224n, 208n]) filter |= 1n << ((hash >> shift) & 2047n)
  }
  return `0x${filter.toString(16).padStart(512, '0')}`
}

let node: FakeNode | undefined
afterEach(() => node?.stop())

async function read(answers: FakeAnswer[], options: { bloom?: `0x${string}` } = {}) {
  node = await startFakeNode((method) => (method === 'eth_getLogs' ? answers.shift() : undefined))
  const client = createChainClient({ chainId: 1, urls: [node.url], timeoutMs: 500 })
  const filter = { addresses: [address], topics: [topic], blockHash }
  return await client.readLogs({ ...filter, logsBloom: options.bloom ?? null })
}

test('default: in the order of the block, numbers as numbers', async () => {
  const logs = await read([{ result: [log({ logIndex: '0x2' }), log()] }])
  expect(logs.map(({ logIndex }) => logIndex)).toEqual([1, 2])
  expect(logs[0]).toEqual({
    address,
    topics: [topic],
    data: '0x',
    blockNumber: 5,
    blockHash,
    blockTimestamp: 16,
    transactionHash: blockHash,
    transactionIndex: 0,
    logIndex: 1,
  })
})

test('behavior: logs that the bloom shows and the node leaves out are asked for again', async () => {
  const answers = [{ result: [] }, { result: [log()] }]
  expect(await read(answers, { bloom: getBloom([address, topic]) })).toHaveLength(1)
})

test('behavior: an empty answer that the bloom bears out is believed', async () => {
  expect(await read([{ result: [] }], { bloom: getBloom(['0xbeef']) })).toEqual([])
  expect(node?.calls.filter((method) => method === 'eth_getLogs')).toHaveLength(1)
})

test('error: a log of another block is not believed', async () => {
  const lie = { result: [log({ blockHash: `0x${'cd'.repeat(32)}` })] }
  await expect(read([lie, lie, lie])).rejects.toMatchObject({ code: 'CHAIN_READ' })
})
