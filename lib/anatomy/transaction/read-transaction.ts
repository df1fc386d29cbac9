import { getAddress, type Hash, isAddress, isHash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { parseLogList } from '@/lib/chain/logs/parse-log-list'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { ChainReadError, HistoryUnavailableError, ReorgError } from '@/lib/errors'
import type { Address } from '@/lib/risk/units'
import type { TransactionFacts } from './transaction-facts'

type Fields = Record<string, unknown>

/**
 * A transaction of a known block with its receipt: `eth_getTransactionReceipt`, `eth_getTransactionByHash`,
 * `eth_getBlockByHash`.
 *
 * @throws HistoryUnavailableError where the node has no receipt of it, ReorgError where it stands in another
 * block now, ChainReadError
 */
export async function readTransaction(
  client: ChainClient,
  { transactionHash, blockHash }: { transactionHash: Hash; blockHash: Hash },
): Promise<TransactionFacts> {
  const known = { accept: (answer: unknown) => answer !== null }
  const [receipt, transaction, block] = await Promise.all([
    client.request<Fields | null>('eth_getTransactionReceipt', [transactionHash], known),
    client.request<Fields | null>('eth_getTransactionByHash', [transactionHash], known),
    client.request<Fields | null>('eth_getBlockByHash', [blockHash, false], known),
  ])
  if (!receipt || !transaction || !block)
    throw new HistoryUnavailableError(`No node has transaction ${transactionHash} any more.`)
  if (receipt.blockHash !== blockHash)
    throw new ReorgError(`Transaction ${transactionHash} stands in another block now.`)
  return {
    hash: transactionHash,
    from: toAddress(transaction.from),
    to: transaction.to === null ? null : toAddress(transaction.to),
    value: toBigInt(transaction.value),
    gasUsed: toBigInt(receipt.gasUsed),
    effectiveGasPrice: toBigInt(receipt.effectiveGasPrice ?? transaction.gasPrice),
    rollupFee: toBigIntOrNull(receipt.l1Fee),
    block: {
      number: Number(toBigInt(block.number)),
      hash: blockHash,
      parentHash: toHash(block.parentHash),
      timestamp: Number(toBigInt(block.timestamp)),
      baseFee: toBigIntOrNull(block.baseFeePerGas),
      feeRecipient: toAddress(block.miner),
    },
    logs: toLogs(receipt.logs, transactionHash),
  }
}

function toLogs(value: unknown, transactionHash: Hash): TransactionFacts['logs'] {
  const isWithin = (log: RawLog) => log.transactionHash === transactionHash
  try {
    return parseLogList(value, { addresses: [], topics: [], isWithin })
  } catch (cause) {
    throw toMalformed(cause)
  }
}

function toAddress(value: unknown): Address {
  if (typeof value !== 'string' || !isAddress(value, { strict: false })) throw toMalformed()
  return getAddress(value)
}

function toHash(value: unknown): Hash {
  if (typeof value !== 'string' || !isHash(value)) throw toMalformed()
  return value
}

function toBigInt(value: unknown): bigint {
  const parsed = toBigIntOrNull(value)
  if (parsed === null) throw toMalformed()
  return parsed
}

function toBigIntOrNull(value: unknown): bigint | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  return typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? BigInt(value) : null
}

function toMalformed(cause?: unknown): ChainReadError {
  return new ChainReadError('A node answered a transaction without what belongs to it.', {
    reason: 'other',
    retryable: true,
    cause,
  })
}
