import { BaseError, StoreError } from '@/lib/errors'
import { getSqlState } from './get-sql-state'

/**
 * What a driver threw, as an error of ours; our own stay as they are. Of the driver's only the innermost
 * message is kept: the ones around it quote statements and values.
 */
export function toStoreError(
  error: unknown,
  redact: (text: string) => string = (text) => text,
): BaseError {
  if (error instanceof BaseError) return error
  const cause = getInnermost(error)
  const { code } = cause as { code?: unknown }
  const told = typeof code === 'string' ? `${code} ${cause.message}` : cause.message
  return new StoreError(getShortMessage(getSqlState(error), code), { details: redact(told).trim() })
}

function getInnermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error instanceof AggregateError && error.errors[0]) return getInnermost(error.errors[0])
  return error.cause instanceof Error ? getInnermost(error.cause) : error
}

function getShortMessage(state: string | undefined, code: unknown): string {
  if (state === '53100' || code === 'ENOSPC') return 'The disk of the database is full.'
  if (state === '57014' || code === 'ETIMEDOUT') return 'The database did not answer in time.'
  if (state === undefined || /^(08|57P|53)/.test(state)) return "The database can't be reached."
  return 'The database refused.'
}
