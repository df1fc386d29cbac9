import type { Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { BaseError } from '@/lib/errors'
import type { Missing } from '../liquidation-reading'
import {
  type ChangedAccounts,
  getStateDifference,
  type TouchedAccounts,
} from './get-state-difference'
import type { StateDifference } from './state-difference'

/**
 * What a transaction found and left, by `debug_traceTransaction` with `prestateTracer`: one call for what it
 * touched, one for what it changed.
 *
 * @returns The reason, in words, where no node tells it: few public ones trace, and fewer old transactions.
 */
export async function readStateDifference(
  client: ChainClient,
  transactionHash: Hash,
): Promise<StateDifference | Missing> {
  const trace = (tracerConfig: Record<string, boolean>) =>
    client.request<unknown>(
      'debug_traceTransaction',
      [transactionHash, { tracer: 'prestateTracer', tracerConfig }],
      { rounds: 1 },
    )
  try {
    const [touched, changed] = await Promise.all([
      trace({ diffMode: false, disableCode: true }),
      trace({ diffMode: true, disableCode: true }),
    ])
    if (
      !isRecord(touched) ||
      !isRecord(changed) ||
      !isRecord(changed.pre) ||
      !isRecord(changed.post)
    )
      return { reason: 'the node answers no trace of the transaction' }
    return getStateDifference(touched as TouchedAccounts, changed as ChangedAccounts)
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    const { retryable } = error
    return { reason: 'the node gives no trace of the transaction', ...(retryable && { retryable }) }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
