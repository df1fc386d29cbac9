import { ChainReadError, type ChainReadReason } from '../errors'
import { RpcFailure, type RpcFailureKind } from './rpc/rpc-failure'

const reasons: Record<RpcFailureKind, { reason: ChainReadReason; retryable: boolean }> = {
  network: { reason: 'network', retryable: true },
  timeout: { reason: 'timeout', retryable: true },
  'rate-limited': { reason: 'rate-limited', retryable: true },
  refused: { reason: 'refused', retryable: false },
  malformed: { reason: 'network', retryable: true },
  'unknown-block': { reason: 'other', retryable: true },
  'no-state': { reason: 'other', retryable: false },
  unsupported: { reason: 'unsupported', retryable: false },
  reverted: { reason: 'reverted', retryable: false },
  'out-of-gas': { reason: 'out-of-gas', retryable: false },
  'too-large': { reason: 'out-of-gas', retryable: false },
  range: { reason: 'range', retryable: false },
  other: { reason: 'other', retryable: true },
}

const advice: Partial<Record<RpcFailureKind, string>> = {
  network: 'Check that the node of RPC_URL_<chainId> runs and can be reached.',
  refused: 'Check the key and the chain of RPC_URL_<chainId>.',
  'rate-limited': 'The provider limits the rate: add an endpoint to RPC_URL_<chainId>.',
}

/** Wraps what the endpoints said into the error that leaves `lib/chain`; passes others through. */
export function toChainReadError(
  error: unknown,
  { chainId, method }: { chainId: number; method: string },
): unknown {
  if (!(error instanceof RpcFailure)) return error
  const hint = advice[error.kind]?.replace('<chainId>', String(chainId))
  return new ChainReadError(`Chain ${chainId} can't be read (${method}).`, {
    ...reasons[error.kind],
    details: error.message,
    data: error.data,
    ...(hint ? { metaMessages: [hint] } : {}),
  })
}
