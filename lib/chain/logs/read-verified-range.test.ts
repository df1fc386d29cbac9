import { type Hex, keccak256 } from 'viem'
import { afterEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../create-chain-client'
import { type FakeNode, startFakeNode } from '../testing/fake-node'

const address = '0x00000000000000000000000000000000000000aa' as const
const topic = `0x${'11'.repeat(32)}` as const
const hash = (name: string) => `0x${Buffer.from(name).toString('hex').padStart(64, '0')}` as const
const hex = (number: number) => `0x${number.toString(16)}`
const last = 20

function getBloom(values: readonly Hex[]): Hex {
  let filter = 0n
  for (const value of values) {
    const digest = BigInt(keccak256(value))
    for (const shift of [240n, 224n, 208n]) filter |= 1n << ((digest >> shift) & 2047n)
  }
  return `0x${filter.toString(16).padStart(512, '0')}`
}

const full = getBloom([address, topic])
const bare = getBloom(['0xbeef'])
const hasLog = (number: number) => number % 3 === 0

const getBlock = (branch: string, number: number) => ({
  number: hex(number),
  hash: hash(`${branch}${number}`),
  parentHash: hash(`${branch}${number - 1}`),
  timestamp: '0x10',
  logsBloom: hasLog(number) ? full : bare,
})

const getLog = (branch: string, number: number) => ({
  address,
  topics: [topic],
  data: '0x',
  blockNumber: hex(number),
  blockHash: hash(`${branch}${number}`),
  transactionHash: hash(`${number}`),
  transactionIndex: '0x0',
  logIndex: '0x0',
})

let node: FakeNode | undefined
afterEach(() => node?.stop())

/** A node on branch `a`; `getRange` names the branch of each block's log in a range, '' for none. */
async function connect(
  getRange: (number: number) => string = () => 'a',
  byNumber: (number: number) => string = () => 'a',
) {
  node = await startFakeNode((method, params) => {
    if (method === 'eth_blockNumber') return { result: hex(last) }
    if (method === 'eth_getBlockByNumber') {
      const number = params[0] === 'latest' ? last : Number(params[0])
      return { result: getBlock(byNumber(number), number) }
    }
    const numbers = Array.from({ length: last + 1 }, (_, index) => index)
    if (method === 'eth_getBlockByHash') {
      const number = numbers.find((each) => hash(`a${each}`) === params[0])
      return { result: number === undefined ? null : getBlock('a', number) }
    }
    if (method !== 'eth_getLogs') return undefined
    const filter = params[0] as { blockHash?: string; fromBlock?: string; toBlock?: string }
    if (filter.blockHash !== undefined) {
      const number = numbers.find((each) => hash(`a${each}`) === filter.blockHash) ?? -1
      return { result: hasLog(number) ? [getLog('a', number)] : [] }
    }
    const within = numbers.filter(
      (each) => each >= Number(filter.fromBlock) && each <= Number(filter.toBlock) && hasLog(each),
    )
    const logs = within.flatMap((each) => (getRange(each) ? [getLog(getRange(each), each)] : []))
    return { result: logs }
  })
  const client = createChainClient({ chainId: 1, urls: [node.url], timeoutMs: 4_000 })
  return (options: { parentHash?: Hex } = {}) =>
    client.readLogs({
      addresses: [address],
      topics: [topic],
      fromBlock: 5,
      toBlock: last,
      toBlockHash: hash(`a${last}`),
      ...options,
    })
}

const all = [6, 9, 12, 15, 18].map((number) => hash(`a${number}`))
const count = (method: string) => node?.calls.filter((each) => each === method).length

describe('readLogs of a range that ends in a known block', () => {
  test('default: one call for the logs', async () => {
    const read = await connect()
    const logs = await read({ parentHash: hash('a4') })
    expect(logs.map(({ blockHash }) => blockHash)).toEqual(all)
    expect([count('eth_getLogs'), count('eth_getBlockByHash')]).toEqual([1, 1])
  })

  test('behavior: what the range leaves out is read by the hash of its block', async () => {
    const read = await connect((number) => (number === 9 ? '' : 'a'))
    expect((await read()).map(({ blockHash }) => blockHash)).toEqual(all)
    expect(count('eth_getLogs')).toBe(2)
  })

  test('behavior: logs of another branch are replaced by those of this one', async () => {
    const read = await connect((number) => (number > 9 ? 'b' : 'a'))
    expect((await read()).map(({ blockHash }) => blockHash)).toEqual(all)
  })

  test('behavior: headers of another branch are read again by hash', async () => {
    const read = await connect(
      () => 'a',
      (number) => (number % 2 === 0 ? 'b' : 'a'),
    )
    expect((await read()).map(({ blockHash }) => blockHash)).toEqual(all)
  })

  test('error: the block below is another one', async () => {
    const read = await connect()
    await expect(read({ parentHash: hash('b4') })).rejects.toMatchObject({ code: 'REORG' })
  })
})
