import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** What statements run on: inside a transaction, of either driver. */
export type Sql = PgDatabase<PgQueryResultHKT, Record<string, never>>

export type TransactionOptions = {
  /** Reads only, all of the same moment. */
  snapshot?: boolean | undefined
  /** How long it may take in all; the usual time where it isn't given. */
  timeoutMs?: number | undefined
}

/** A database of PostgreSQL's dialect. */
export interface Database {
  /** Runs `work` in one transaction: committed when it resolves, undone when it rejects. */
  transaction<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>
  close(): Promise<void>
}
