import { numberToHex } from 'viem'
import type { FakeAnswer } from './fake-node'
import { forwardTo } from './forward-to'

type Call = { method: string; params: readonly unknown[] }

const unknownState: FakeAnswer = { error: { code: -32000, message: 'header not found' } }
const unknownLogs: FakeAnswer = { error: { code: -32000, message: 'unknown block' } }
/** Where the block stands among the parameters. */
const blockAt: Record<string, number> = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getTransactionCount: 1,
  eth_getStorageAt: 2,
}

/**
 * Answers as a node would whose newest block lies `blocks` behind that of `target`: newer blocks are unknown by
 * number and hash, and a range of logs that reaches beyond its head ends there without a word.
 */
export async function answerBehind(
  target: string,
  { call, blocks }: { call: Call; blocks: number },
): Promise<FakeAnswer | undefined> {
  const { method, params } = call
  const head = Math.max(0, Number(await ask(target, 'eth_blockNumber', [])) - blocks)
  const at = blockAt[method]
  if (method === 'eth_blockNumber') return { result: numberToHex(head) }
  if (method === 'eth_getBlockByNumber') {
    const number = toNumber(params[0], head)
    if (number > head) return { result: null }
    return await forwardTo(target, { method, params: [numberToHex(number), ...params.slice(1)] })
  }
  if (method === 'eth_getBlockByHash') {
    return (await readNumber(target, params[0])) > head ? { result: null } : undefined
  }
  if (method === 'eth_getLogs') return await answerLogs(target, { call, head })
  if (at === undefined) return undefined
  const number = await findNumber(target, { block: params[at], head })
  if (number > head) return unknownState
  if (typeof params[at] === 'object') return undefined
  return await forwardTo(target, { method, params: params.with(at, numberToHex(number)) })
}

async function answerLogs(
  target: string,
  { call, head }: { call: Call; head: number },
): Promise<FakeAnswer | undefined> {
  const filter = call.params[0] as { blockHash?: string; fromBlock?: string; toBlock?: string }
  if (filter.blockHash !== undefined) {
    return (await readNumber(target, filter.blockHash)) > head ? unknownLogs : undefined
  }
  const from = toNumber(filter.fromBlock, head)
  const to = Math.min(toNumber(filter.toBlock, head), head)
  if (from > to) return { result: [] }
  const range = { ...filter, fromBlock: numberToHex(from), toBlock: numberToHex(to) }
  return await forwardTo(target, { method: call.method, params: [range] })
}

async function findNumber(
  target: string,
  { block, head }: { block: unknown; head: number },
): Promise<number> {
  if (typeof block !== 'object' || block === null) return toNumber(block, head)
  const { blockHash, blockNumber } = block as { blockHash?: string; blockNumber?: string }
  return blockHash === undefined ? toNumber(blockNumber, head) : await readNumber(target, blockHash)
}

/** Tags count as the head, but `earliest`. */
function toNumber(block: unknown, head: number): number {
  if (block === 'earliest') return 0
  return typeof block === 'string' && block.startsWith('0x') ? Number(block) : head
}

/** -1 where no node knows the hash. */
async function readNumber(target: string, hash: unknown): Promise<number> {
  const block = await ask(target, 'eth_getBlockByHash', [hash, false])
  return block === null ? -1 : Number((block as { number: string }).number)
}

async function ask(target: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const answer = await forwardTo(target, { method, params })
  if (typeof answer === 'object' && 'result' in answer) return answer.result
  throw new Error(`${method} was not answered`)
}
