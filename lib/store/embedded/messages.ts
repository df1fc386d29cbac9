import { type BaseError, ConfigError, LeaseLostError, StoreError } from '@/lib/errors'
import type { SaveOptions, Store, StoredState } from '../store'
import type { PackedRows } from './pack-rows'

/** The store's methods as they pass between threads. */
export type StoreMethod = keyof Store

export type PackedSave = Omit<SaveOptions, 'rows'> & { rows: PackedRows }
export type PackedState = Omit<StoredState, 'rows'> & { rows: PackedRows }

export type WorkerData = { folder: string }

export type Request = { id: number; method: StoreMethod; args: readonly unknown[] }

export type Answer =
  /** From here on the thread deals with the files. */
  | { kind: 'opening' }
  | { kind: 'opened' }
  | { kind: 'not-opened'; error: SentError; fault: Fault }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number; error: SentError }
  | { kind: 'broken'; fault: Fault }

/** Whether another thread may fare better with the same files. */
export type Fault = 'files' | 'thread'

export type SentError = {
  code: string
  shortMessage: string
  details: string | undefined
  metaMessages: readonly string[]
}

export function toSentError({ code, shortMessage, details, metaMessages }: BaseError): SentError {
  return { code, shortMessage, details, metaMessages }
}

/** An error's class does not pass between threads. */
export function fromSentError({ code, shortMessage, ...options }: SentError): BaseError {
  if (code === 'LEASE_LOST') return new LeaseLostError(shortMessage, options)
  if (code === 'CONFIG') return new ConfigError(shortMessage, options)
  return new StoreError(shortMessage, options)
}
