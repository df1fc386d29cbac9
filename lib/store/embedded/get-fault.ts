import { BaseError } from '@/lib/errors'
import { getSqlState } from '../get-sql-state'
import type { Fault } from './messages'

/**
 * What an error says of the embedded database itself: `files`, they are damaged; `thread`, it can't go on but
 * may be opened again; `undefined`, it only refused.
 */
export function getFault(error: unknown): Fault | undefined {
  if (error instanceof BaseError) return undefined
  const state = getSqlState(error)
  if (state === undefined) return 'thread'
  if (/^XX00[12]$/.test(state)) return 'files'
  return isFatal(error) ? 'thread' : undefined
}

function isFatal(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { severity } = cause as { severity?: unknown }
    if (severity === 'PANIC' || severity === 'FATAL') return true
  }
  return false
}
