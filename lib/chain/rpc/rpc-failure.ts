import type { Hex } from 'viem'

/**
 * What went wrong with one request to one endpoint.
 * - `network`, `timeout`, `rate-limited`, `refused` (401/403), `malformed`: the endpoint's fault;
 * - `unknown-block`, `no-state`: it lacks what was asked; another may have it;
 * - `unsupported`: it does not speak this method or parameter;
 * - `reverted`, `out-of-gas`, `too-large`, `range`: the request's own; asking again changes nothing.
 */
export type RpcFailureKind =
  | 'network'
  | 'timeout'
  | 'rate-limited'
  | 'refused'
  | 'malformed'
  | 'unknown-block'
  | 'no-state'
  | 'unsupported'
  | 'reverted'
  | 'out-of-gas'
  | 'too-large'
  | 'range'
  | 'other'

/** A failed request to one endpoint, its text already redacted. Never leaves `lib/chain`. */
export class RpcFailure extends Error {
  readonly kind: RpcFailureKind
  readonly rpcCode: number | undefined
  readonly data: Hex | undefined
  readonly retryAfterMs: number | undefined

  constructor(
    kind: RpcFailureKind,
    options: {
      text: string
      rpcCode?: number | undefined
      data?: Hex | undefined
      retryAfterMs?: number | undefined
    },
  ) {
    super(options.text)
    this.name = 'RpcFailure'
    this.kind = kind
    this.rpcCode = options.rpcCode
    this.data = options.data
    this.retryAfterMs = options.retryAfterMs
  }
}

/** True where the endpoint itself is to blame, so that it is left alone for a while. */
export function isEndpointFault(kind: RpcFailureKind): boolean {
  return (
    kind === 'network' ||
    kind === 'timeout' ||
    kind === 'rate-limited' ||
    kind === 'refused' ||
    kind === 'malformed'
  )
}

/** True where another endpoint could answer the same request. */
export function isWorthFailover(kind: RpcFailureKind): boolean {
  return (
    isEndpointFault(kind) ||
    kind === 'unknown-block' ||
    kind === 'no-state' ||
    kind === 'unsupported' ||
    kind === 'other'
  )
}
