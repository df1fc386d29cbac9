import { BaseError } from '@/lib/errors'
import type { Problem } from '../schema/problem'

const TITLES: Record<string, string> = {
  INVALID_REQUEST: 'The request is not valid',
  NOT_FOUND: 'There is no such thing',
  METHOD_NOT_ALLOWED: 'This can only be read',
  HISTORY_UNAVAILABLE: "No node has that block's state",
  CHAIN_READ: 'The chain can not be read now',
  REORG: 'The chain is reorganising',
  STORE_UNAVAILABLE: 'History can not be read now',
  STREAM_FULL: 'No more streams can be served now',
  BUSY: 'Too much is asked at once',
  ORACLE: 'The oracle can not be used now',
}

const INTERNAL: Problem = {
  type: 'urn:plimsoll:problem:internal',
  title: 'Something went wrong here',
  status: 500,
  detail: 'The server met an error of its own. It has been logged.',
  code: 'INTERNAL',
}

/**
 * An error as RFC 9457 problem details. Only what is said for the reader leaves the process: never a cause,
 * a stack or an endpoint; errors of our own making (500) say nothing at all.
 */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof BaseError) || error.status === 500) return INTERNAL
  return createProblem({
    status: error.status,
    code: error.code,
    detail: [error.shortMessage, ...error.metaMessages].join(' '),
  })
}

export function createProblem(options: Pick<Problem, 'status' | 'code' | 'detail'>): Problem {
  return {
    type: `urn:plimsoll:problem:${options.code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[options.code] ?? options.code,
    ...options,
  }
}
