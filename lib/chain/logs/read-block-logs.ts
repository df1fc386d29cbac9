import type { Hash } from 'viem'
import { toBlockError } from '../blocks/to-block-error'
import type { ChainClient, LogFilter } from '../chain-client'
import type { Endpoint } from '../endpoints/endpoint'
import { RpcFailure } from '../rpc/rpc-failure'
import { getBloomMatch } from './get-bloom-match'
import { parseLogList } from './parse-log-list'
import type { RawLog } from './raw-log'

const method = 'eth_getLogs'
/** A node may know a block before its logs: it is given this long. */
const indexingMs = 200

type BlockLogFilter = Extract<LogFilter, { blockHash: Hash }>

/**
 * Logs of one block by its hash, in order. An empty answer that the block's bloom filter contradicts sends to the
 * other endpoints, and after 200 ms once more to all; then the filter's match was by chance.
 *
 * @throws ReorgError, HistoryUnavailableError, ChainReadError.
 */
export async function readBlockLogs(
  client: ChainClient,
  filter: BlockLogFilter,
): Promise<RawLog[]> {
  const { blockHash, logsBloom } = filter
  const expected = !!logsBloom && getBloomMatch(logsBloom, filter) === 'likely'
  try {
    const logs = await askAround(client, { filter, expected })
    if (logs.length > 0 || !expected) return logs
    client.log('debug', 'logs that the bloom filter shows are missing: asked for again')
    await new Promise((resolve) => setTimeout(resolve, indexingMs))
    return await askAround(client, { filter, expected })
  } catch (error) {
    throw await toBlockError(client, { error, method, blockHash })
  }
}

async function askAround(
  client: ChainClient,
  { filter, expected }: { filter: BlockLogFilter; expected: boolean },
): Promise<RawLog[]> {
  const { addresses, topics } = filter
  const blockHash = filter.blockHash.toLowerCase()
  const params = [{ address: addresses, topics: [topics], blockHash: filter.blockHash }]
  const isWithin = (log: RawLog) => log.blockHash === blockHash
  const empty = new Set<Endpoint>()
  try {
    return await client.attempt(
      async (endpoint) => {
        const result = await endpoint.send(method, { params, timeoutMs: client.timeoutMs })
        const logs = parseLogList(result, { addresses, topics, isWithin })
        if (logs.length === 0 && expected) {
          empty.add(endpoint)
          throw new RpcFailure('unknown-block', { text: 'logs are missing' })
        }
        for (const silent of empty) blame(client, silent)
        return logs
      },
      { hedge: method },
    )
  } catch (error) {
    if (empty.size > 0 && error instanceof RpcFailure) return []
    throw error
  }
}

function blame(client: ChainClient, endpoint: Endpoint): void {
  client.log('warn', `${endpoint.label} left out logs that another endpoint has`)
  endpoint.blame()
}
