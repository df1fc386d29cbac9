import type { Hash } from 'viem'
import type { ChainClient, LogFilter } from './chain-client'
import { parseLog } from './parse-log'
import type { RawLog } from './raw-log'
import { readLogRanges } from './read-log-ranges'
import { RpcFailure } from './rpc-failure'
import { toBlockError } from './to-block-error'

/**
 * Logs of one block by hash, or of a range of blocks, in the order of the chain. One `eth_getLogs`
 * for a block; for a range as many as the node's limits ask for.
 *
 * @throws ReorgError where the block is not part of the chain, HistoryUnavailableError, ChainReadError.
 */
export async function readLogs(client: ChainClient, filter: LogFilter): Promise<RawLog[]> {
  if ('blockHash' in filter) return await readBlockLogs(client, filter)
  const logs: RawLog[] = []
  for await (const range of readLogRanges(client, filter)) logs.push(...range.logs)
  return logs
}

async function readBlockLogs(
  client: ChainClient,
  { addresses, topics, blockHash }: LogFilter & { blockHash: Hash },
): Promise<RawLog[]> {
  const method = 'eth_getLogs'
  const params = [{ address: addresses, topics: [topics], blockHash }]
  try {
    return await client.attempt(async (endpoint) => {
      const result = await endpoint.send(method, { params, timeoutMs: client.timeoutMs })
      if (!Array.isArray(result)) {
        throw new RpcFailure('malformed', { text: 'a list of logs was expected' })
      }
      const logs = result.map(parseLog)
      if (logs.some((log) => log.blockHash !== blockHash.toLowerCase())) {
        throw new RpcFailure('malformed', { text: 'a log of another block was answered' })
      }
      return logs.sort((a, b) => a.logIndex - b.logIndex)
    })
  } catch (error) {
    throw await toBlockError(client, { error, method, blockHash })
  }
}
