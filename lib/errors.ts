const endpointUrl = /\b(?:https?|wss?):\/\/[^\s"'<>`)\]}…]+/gi

/** Replaces every URL in a text: endpoints carry secrets in host, path and query. */
export function redactUrls(text: string): string {
  return text.replace(endpointUrl, '<endpoint>')
}

export type ErrorCode =
  | 'CONFIG'
  | 'INVALID_REQUEST'
  | 'NOT_FOUND'
  | 'CHAIN_READ'
  | 'HISTORY_UNAVAILABLE'
  | 'REORG'
  | 'ORACLE'
  | 'ADAPTER_INVARIANT'
  | 'STORE_UNAVAILABLE'
  | 'LEASE_LOST'
  | 'BUSY'

export type BaseErrorOptions = {
  /** What the cause said, or the cause itself: only its redacted text is kept. */
  details?: string | undefined
  cause?: unknown
  /** What to do about it, one sentence a line. */
  metaMessages?: readonly string[] | undefined
}

function getCauseText(cause: unknown): string | undefined {
  if (cause === undefined || cause === null) return undefined
  if (cause instanceof BaseError) return cause.details ?? cause.shortMessage
  return cause instanceof Error ? cause.message : String(cause)
}

const brand = Symbol.for('plimsoll.error')

/**
 * The one error of the project. Wrapped once, at the boundary; `code`, `retryable` and `status`
 * (HTTP) are literals of the leaf. The cause is not kept as an object: it may hold an endpoint.
 *
 * Next evaluates this module once for the engine and once for what serves pages, so an error crosses from one
 * class to its twin: `instanceof BaseError` goes by a brand. Leaves don't: across that border ask for `code`.
 */
export abstract class BaseError extends Error {
  abstract readonly code: ErrorCode
  abstract readonly status: number
  abstract readonly retryable: boolean
  readonly shortMessage: string
  readonly details: string | undefined
  readonly metaMessages: readonly string[]

  constructor(shortMessage: string, options: BaseErrorOptions = {}) {
    const short = redactUrls(shortMessage)
    const given = options.details ?? getCauseText(options.cause)
    const details = given === undefined ? undefined : redactUrls(given)
    const metaMessages = (options.metaMessages ?? []).map(redactUrls)
    super([short, ...metaMessages, ...(details ? [`Details: ${details}`] : [])].join('\n'))
    this.name = new.target.name
    this.shortMessage = short
    this.details = details
    this.metaMessages = metaMessages
  }

  get [brand](): true {
    return true
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: leaves inherit this, and are told apart by it
    if (this !== BaseError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && brand in value
  }
}

/** A setting that can't be used: ends the process at start. */
export class ConfigError extends BaseError {
  readonly code = 'CONFIG'
  readonly status = 500
  readonly retryable = false
}

/** Bad input of a caller. */
export class InvalidRequestError extends BaseError {
  readonly code = 'INVALID_REQUEST'
  readonly status = 400
  readonly retryable = false
}

/** Nothing by that name. */
export class NotFoundError extends BaseError {
  readonly code = 'NOT_FOUND'
  readonly status = 404
  readonly retryable = false
}

export type ChainReadReason =
  | 'network'
  | 'timeout'
  | 'rate-limited'
  | 'refused'
  | 'reverted'
  | 'out-of-gas'
  | 'range'
  | 'unsupported'
  | 'other'

/** A node did not answer, or not usably. `reason` says in which way. */
export class ChainReadError extends BaseError {
  readonly code = 'CHAIN_READ'
  readonly status = 503
  readonly retryable: boolean
  readonly reason: ChainReadReason
  /** Return data of a reverted call. */
  readonly data: `0x${string}` | undefined

  constructor(
    shortMessage: string,
    options: BaseErrorOptions & {
      reason: ChainReadReason
      retryable: boolean
      data?: `0x${string}` | undefined
    },
  ) {
    super(shortMessage, options)
    this.reason = options.reason
    this.retryable = options.retryable
    this.data = options.data
  }
}

/** The node knows the block but no longer its state. */
export class HistoryUnavailableError extends BaseError {
  readonly code = 'HISTORY_UNAVAILABLE'
  readonly status = 424
  readonly retryable = false
}

/** Too much is asked of this process at once: the same passes later. */
export class BusyError extends BaseError {
  readonly code = 'BUSY'
  readonly status = 503
  readonly retryable = true
}

/** The block is not, or no longer, part of the chain. */
export class ReorgError extends BaseError {
  readonly code = 'REORG'
  readonly status = 503
  readonly retryable = true
}

/** An oracle's answer can't be used for a whole market. */
export class OracleError extends BaseError {
  readonly code = 'ORACLE'
  readonly status = 503
  readonly retryable = true
}

/** What a contract answered contradicts what the adapter knows of it. */
export class AdapterInvariantError extends BaseError {
  readonly code = 'ADAPTER_INVARIANT'
  readonly status = 500
  readonly retryable = false
}

/** The database can't be reached, is full, or did not answer in time. What was asked of it did not happen, or may not have. */
export class StoreError extends BaseError {
  readonly code = 'STORE_UNAVAILABLE'
  readonly status = 503
  readonly retryable = true
}

/** Another process has taken over: what this one wanted to write was not written. */
export class LeaseLostError extends BaseError {
  readonly code = 'LEASE_LOST'
  readonly status = 503
  readonly retryable = true
}
