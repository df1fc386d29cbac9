import type { Hash } from 'viem'
import type { ChainClient, LogFilter } from './chain-client'
import { getBloomMatch } from './get-bloom-match'
import { parseLog } from './parse-log'
import type { RawLog } from './raw-log'
import { readLogRanges } from './read-log-ranges'
import { RpcFailure } from './rpc-failure'
import { toBlockError } from './to-block-error'

const method = 'eth_getLogs'

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

type BlockLogFilter = Extract<LogFilter, { blockHash: Hash }>

/** A node may know a block before its logs: it is given this long. */
const indexingMs = 200

async function readBlockLogs(client: ChainClient, filter: BlockLogFilter): Promise<RawLog[]> {
  const { blockHash, logsBloom } = filter
  try {
    const logs = await attemptBlockLogs(client, filter)
    if (logs.length > 0 || !logsBloom || getBloomMatch(logsBloom, filter) !== 'likely') return logs
    client.log('debug', 'logs that the bloom filter shows are missing: asked for again')
    await new Promise((resolve) => setTimeout(resolve, indexingMs))
    return await attemptBlockLogs(client, filter)
  } catch (error) {
    throw await toBlockError(client, { error, method, blockHash })
  }
}

async function attemptBlockLogs(
  client: ChainClient,
  { addresses, topics, blockHash }: BlockLogFilter,
): Promise<RawLog[]> {
  const params = [{ address: addresses, topics: [topics], blockHash }]
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
}
