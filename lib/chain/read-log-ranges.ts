import { type Address, type Hex, numberToHex } from 'viem'
import { ChainReadError } from '../errors'
import type { ChainClient } from './chain-client'
import { getRangeHint } from './get-range-hint'
import { type BlockRange, createLogRangeCursor } from './log-range-cursor'
import { parseLog } from './parse-log'
import type { RawLog } from './raw-log'
import { RpcFailure } from './rpc-failure'
import { toChainReadError } from './to-chain-read-error'

export type LogRange = BlockRange & {
  /** In the order of the chain. */
  logs: RawLog[]
  /** Share of the whole range read so far, this piece included. */
  progress: number
}

const patience = 6

/**
 * Logs of a block range, piece by piece. A piece that the node refuses as too large, or that times
 * out, is made smaller; a node that fails for the moment is waited for.
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
  const cursor = createLogRangeCursor(options)
  let failures = 0
  for (let piece = cursor.current(); piece; piece = cursor.current()) {
    try {
      const logs = await readPiece(client, { ...options, ...piece })
      cursor.succeed(logs.length)
      failures = 0
      yield { ...piece, logs, progress: cursor.progress() }
    } catch (error) {
      if (!(error instanceof ChainReadError)) throw error
      if (isTooLarge(error) && cursor.split(getRangeHint(error.details ?? ''))) continue
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

async function readPiece(
  client: ChainClient,
  filter: BlockRange & { addresses: readonly Address[]; topics: readonly Hex[] },
): Promise<RawLog[]> {
  const method = 'eth_getLogs'
  const { fromBlock, toBlock } = filter
  const range = { fromBlock: numberToHex(fromBlock), toBlock: numberToHex(toBlock) }
  const params = [{ address: filter.addresses, topics: [filter.topics], ...range }]
  try {
    return await client.attempt(
      async (endpoint) => {
        const result = await endpoint.send(method, { params, timeoutMs: client.timeoutMs })
        if (!Array.isArray(result)) {
          throw new RpcFailure('malformed', { text: 'a list of logs was expected' })
        }
        const logs = result.map(parseLog)
        if (logs.some(({ blockNumber }) => blockNumber < fromBlock || blockNumber > toBlock)) {
          throw new RpcFailure('malformed', { text: 'a log of another block was answered' })
        }
        return logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
      },
      { rounds: 1 },
    )
  } catch (error) {
    throw toChainReadError(error, { chainId: client.chainId, method })
  }
}
