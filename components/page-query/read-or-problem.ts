import { BaseError } from '@/lib/errors'

/** What can be said to a reader about a question that has no answer: what is wrong, and what to do. */
export type ReadProblem = { what: string; todo: readonly string[] }

export type ReadResult<T> = { data: T; problem: null } | { data: null; problem: ReadProblem }

/**
 * Runs a read of the engine. A market, asset, cursor or id that there is not becomes a problem to show; every
 * other error is thrown on.
 */
export function readOrProblem<T>(read: () => T): ReadResult<T> {
  try {
    return { data: read(), problem: null }
  } catch (error) {
    if (!(error instanceof BaseError) || error.status >= 500) throw error
    return { data: null, problem: { what: error.shortMessage, todo: error.metaMessages } }
  }
}
