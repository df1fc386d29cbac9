import type { ChainClient, LogFilter } from '../chain-client'
import type { RawLog } from './raw-log'
import { readBlockLogs } from './read-block-logs'
import { readLogRanges } from './read-log-ranges'
import { readVerifiedRange } from './read-verified-range'

/**
 * Logs of one block by hash, or of a range of blocks, in the order of the chain and each once. One `eth_getLogs`
 * for a block; for a range as many as the node's limits ask for. A log taken back, of another block, or not asked
 * for makes an answer count as none.
 *
 * What is missing is noticed by the blocks' bloom filters: for a block where `logsBloom` is given, for a range of up
 * to 64 blocks where `toBlockHash` is. A block of which a node leaves out some logs but not all looks complete:
 * neither filter nor indexes of filtered logs tell.
 *
 * @throws ReorgError where the block, or the range's last or first, is not part of the chain,
 * HistoryUnavailableError, ChainReadError.
 */
export async function readLogs(client: ChainClient, filter: LogFilter): Promise<RawLog[]> {
  if ('blockHash' in filter) return await readBlockLogs(client, filter)
  const verified = await readVerifiedRange(client, filter)
  if (verified) return verified
  const logs: RawLog[] = []
  // One by one: a range may bring more logs than a call takes arguments.
  for await (const range of readLogRanges(client, filter))
    for (const log of range.logs) logs.push(log)
  return logs
}
