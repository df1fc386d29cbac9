import {
  type Hex,
  HttpRequestError,
  isHex,
  ResponseBodyTooLargeError,
  RpcRequestError,
  TimeoutError,
} from 'viem'
import { getFailureKind } from './get-failure-kind'
import { getRetryAfter } from './get-retry-after'
import { RpcFailure } from './rpc-failure'
import type { ResponseFacts } from './transport'

type Chained = { cause?: unknown }

function findCause<T>(error: unknown, is: (cause: unknown) => cause is T): T | undefined {
  for (let cause = error; cause; cause = (cause as Chained).cause) {
    if (is(cause)) return cause
  }
  return undefined
}

/**
 * Turns what a transport threw into one failure kind, with a redacted text.
 *
 * @param facts Status 429 counts whatever the body says, and `Retry-After` wherever it came with.
 */
export function toRpcFailure(
  error: unknown,
  {
    method,
    redact,
    facts,
  }: { method: string; redact: (text: string) => string; facts: ResponseFacts },
): RpcFailure {
  if (error instanceof RpcFailure) return error
  const answered = findCause(error, (cause) => cause instanceof RpcRequestError)
  if (answered) {
    const message = answered.details || answered.shortMessage
    const httpStatus = facts.status === 429 ? 429 : undefined
    return new RpcFailure(getFailureKind({ method, code: answered.code, message, httpStatus }), {
      text: redact(`${message} (code ${answered.code})`),
      rpcCode: answered.code,
      data: getRevertData(answered.data),
      retryAfterMs: facts.retryAfterMs ?? getRetryAfter({ message, data: answered.data }),
    })
  }
  const large = findCause(error, (cause) => cause instanceof ResponseBodyTooLargeError)
  if (large) {
    const kind = method === 'eth_getLogs' ? 'range' : 'too-large'
    return new RpcFailure(kind, { text: `a response of more than ${large.maxSize} bytes` })
  }
  const refused = findCause(error, (cause) => cause instanceof HttpRequestError)
  if (refused?.status !== undefined) {
    const message = refused.details || refused.shortMessage
    return new RpcFailure(getFailureKind({ method, message, httpStatus: refused.status }), {
      text: redact(`HTTP ${refused.status}: ${message}`.slice(0, 300)),
      retryAfterMs: facts.retryAfterMs ?? getRetryAfter({ message }),
    })
  }
  if (findCause(error, (cause) => cause instanceof TimeoutError)) {
    return new RpcFailure('timeout', { text: 'timed out' })
  }
  if (findCause(error, (cause) => cause instanceof SyntaxError)) {
    return new RpcFailure('malformed', { text: 'the answer is not JSON' })
  }
  const text = refused?.details ?? getText(error)
  return new RpcFailure('network', { text: redact(text.slice(0, 300)) })
}

/** Sockets reject with an event that has a message but is no `Error`. */
function getText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return String(error.message) || 'connection failed'
  }
  return 'connection failed'
}

function getRevertData(data: unknown): Hex | undefined {
  if (isHex(data)) return data
  if (typeof data === 'object' && data !== null && 'data' in data) return getRevertData(data.data)
  return undefined
}
