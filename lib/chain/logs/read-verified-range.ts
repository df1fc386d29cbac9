import type { Hash } from 'viem'
import { ReorgError } from '../../errors'
import type { BlockRef } from '../blocks/block-ref'
import type { ChainClient, LogFilter } from '../chain-client'
import { getBloomMatch } from './get-bloom-match'
import type { RawLog } from './raw-log'
import { readBlockLogs } from './read-block-logs'
import { readLogRanges } from './read-log-ranges'

/** Blocks up to which headers are cheap beside logs. */
const widest = 64
const atOnce = 8

type RangeFilter = Exclude<LogFilter, { blockHash: Hash }>

/**
 * Logs of a short range that ends in a known block. The headers are read back from `toBlockHash` by their parents'
 * hashes (by number, several at once, where these agree); logs of a block whose bloom filter shows more than came,
 * or that came with another hash, are read by that block's hash. So the range is of one branch, whichever nodes answer.
 *
 * @returns `undefined` where the filter names no hash or the range is too wide.
 * @throws ReorgError where the last block is not part of the chain, or the block below the first is not
 * `parentHash`; HistoryUnavailableError, ChainReadError.
 */
export async function readVerifiedRange(
  client: ChainClient,
  filter: RangeFilter,
): Promise<RawLog[] | undefined> {
  const { fromBlock, toBlock, toBlockHash, parentHash } = filter
  if (toBlockHash === undefined || toBlock - fromBlock >= widest || fromBlock > toBlock) {
    return undefined
  }
  const headers = await readHeaders(client, { fromBlock, toBlock, toBlockHash })
  if (parentHash !== undefined && headers[0]?.parentHash !== parentHash.toLowerCase()) {
    throw new ReorgError(`Block ${fromBlock - 1} of chain ${client.chainId} was replaced.`)
  }
  const found: RawLog[] = []
  // One by one: a range may bring more logs than a call takes arguments.
  for await (const range of readLogRanges(client, filter))
    for (const log of range.logs) found.push(log)
  const logs: RawLog[] = []
  for (const header of headers) {
    const own = found.filter(({ blockNumber }) => blockNumber === header.number)
    const { hash: blockHash, logsBloom } = header
    const whole = isBelievable(own, { header, filter })
    const read = whole ? own : await readBlockLogs(client, { ...filter, blockHash, logsBloom })
    for (const log of read) logs.push(log)
  }
  return logs
}

function isBelievable(
  logs: readonly RawLog[],
  { header, filter }: { header: BlockRef; filter: RangeFilter },
): boolean {
  if (logs.length > 0) return logs.every(({ blockHash }) => blockHash === header.hash)
  return !header.logsBloom || getBloomMatch(header.logsBloom, filter) !== 'likely'
}

/** Oldest first, each the parent of the next. */
async function readHeaders(
  client: ChainClient,
  { fromBlock, toBlock, toBlockHash }: { fromBlock: number; toBlock: number; toBlockHash: Hash },
): Promise<BlockRef[]> {
  const byNumber = new Map<number, BlockRef>()
  for (let from = fromBlock; from < toBlock; from += atOnce) {
    const length = Math.min(atOnce, toBlock - from)
    const numbers = Array.from({ length }, (_, index) => from + index)
    for (const block of await Promise.all(numbers.map((number) => client.readBlock(number)))) {
      byNumber.set(block.number, block)
    }
  }
  const headers = [await client.readBlock(toBlockHash)]
  for (let number = toBlock - 1; number >= fromBlock; number -= 1) {
    const parentHash = headers[0]?.parentHash ?? toBlockHash
    const guess = byNumber.get(number)
    headers.unshift(guess?.hash === parentHash ? guess : await client.readBlock(parentHash))
  }
  return headers
}
