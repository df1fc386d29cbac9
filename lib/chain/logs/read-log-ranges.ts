import { type Address, type Hex, numberToHex } from 'viem'
import { ChainReadError } from '../../errors'
import type { ChainClient } from '../chain-client'
import type { Endpoint } from '../endpoints/endpoint'
import { parseQuantity } from '../rpc/parse-quantity'
import { RpcFailure } from '../rpc/rpc-failure'
import { toChainReadError } from '../to-chain-read-error'
import { getRangeHint } from './get-range-hint'
import { type BlockRange, createLogRangeCursor } from './log-range-cursor'
import { getLogCeiling, getSearchMemory, learnLogCeiling } from './log-range-memory'
import { parseLogList } from './parse-log-list'
import type { RawLog } from './raw-log'

export type LogRange = BlockRange & {
  /** In the order of the chain. */
  logs: RawLog[]
  /** Share of the whole range read so far, this piece included. */
  progress: number
}

const method = 'eth_getLogs'
const patience = 6

/**
 * Logs of a block range, piece by piece. A piece that the node refuses as too large, or that times
 * out, is made smaller, and the size is remembered: what an endpoint names as its limit for all searches of this
 * client, what a dense search needed for the next one of the same kind. A node that fails for the moment is waited
 * for; one whose head lies before the range's end is not believed.
 *
 * @throws ChainReadError when it stays unreachable, or where one block alone is too large.
 */
export async function* readLogRanges(
  client: ChainClient,
  options: BlockRange & {
    addresses: readonly Address[]
    topics: readonly Hex[]
    newestFirst?: boolean
    size?: number
    /** First wait for a node that fails; doubles up to twenty times as long. */
    pauseMs?: number
  },
): AsyncGenerator<LogRange> {
  const { pauseMs = 500 } = options
  const memory = getSearchMemory(client, options)
  const size = memory.getSize()
  const cursor = createLogRangeCursor({
    ...options,
    ...(size === undefined ? {} : { size, isLearnt: true }),
  })
  let failures = 0
  let split = false
  for (let piece = cursor.current(); piece; piece = cursor.current()) {
    try {
      const logs = await readPiece(client, { ...options, ...piece })
      cursor.succeed(logs.length)
      if (split) memory.keep(cursor.size())
      failures = 0
      yield { ...piece, logs, progress: cursor.progress() }
    } catch (error) {
      if (!(error instanceof ChainReadError)) throw error
      if (isTooLarge(error) && cursor.split(getRangeHint(error.details ?? ''))) {
        split = true
        continue
      }
      failures += 1
      if (!error.retryable || failures >= patience) throw error
      const pause = pauseMs * Math.min(2 ** (failures - 1), 20) * (0.5 + Math.random() / 2)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function isTooLarge({ reason }: ChainReadError): boolean {
  return reason === 'range' || reason === 'timeout' || reason === 'out-of-gas'
}

type Piece = BlockRange & { addresses: readonly Address[]; topics: readonly Hex[] }

async function readPiece(client: ChainClient, piece: Piece): Promise<RawLog[]> {
  try {
    const step = (endpoint: Endpoint) => readPieceOn(endpoint, { client, piece })
    return await client.attempt(step, { rounds: 1, hedge: method })
  } catch (error) {
    throw toChainReadError(error, { chainId: client.chainId, method })
  }
}

async function readPieceOn(
  endpoint: Endpoint,
  { client, piece }: { client: ChainClient; piece: Piece },
): Promise<RawLog[]> {
  const { fromBlock, toBlock, addresses, topics } = piece
  const blocks = toBlock - fromBlock + 1
  const ceiling = getLogCeiling(endpoint)
  if (ceiling !== undefined && blocks > ceiling) {
    throw new RpcFailure('range', { text: `limited to a ${ceiling} block range` })
  }
  await requireHead(endpoint, { client, toBlock })
  const range = { fromBlock: numberToHex(fromBlock), toBlock: numberToHex(toBlock) }
  const params = [{ address: addresses, topics: [topics], ...range }]
  try {
    const result = await endpoint.send(method, { params, timeoutMs: client.timeoutMs })
    const isWithin = ({ blockNumber }: RawLog) => blockNumber >= fromBlock && blockNumber <= toBlock
    return parseLogList(result, { addresses, topics, isWithin })
  } catch (error) {
    if (error instanceof RpcFailure && error.kind === 'range') {
      learnLogCeiling(endpoint, { message: error.message, blocks })
    }
    throw error
  }
}

/** A head told longer ago is asked for again, where the range ends near it. */
const recentMs = 2_000
const nearHead = 128

/** A node that is behind ends a range early without a word. */
async function requireHead(
  endpoint: Endpoint,
  { client, toBlock }: { client: ChainClient; toBlock: number },
): Promise<void> {
  const isRecent = Date.now() - endpoint.probedAt < recentMs
  if (endpoint.head - (isRecent ? 0 : nearHead) >= toBlock) return
  const { timeoutMs } = client
  endpoint.head = parseQuantity(await endpoint.send('eth_blockNumber', { params: [], timeoutMs }))
  endpoint.probedAt = Date.now()
  if (endpoint.head >= toBlock) return
  throw new RpcFailure('unknown-block', { text: `this node is at block ${endpoint.head}` })
}
