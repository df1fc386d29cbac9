import type { PGlite } from '@electric-sql/pglite'
import { type PgliteDatabase as Drizzle, drizzle } from 'drizzle-orm/pglite'
import type { Database, Sql, TransactionOptions } from '../database'

const snapshotMode = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const

/** PGlite as a database: one connection, one transaction after another. */
export class PgliteDatabase implements Database {
  readonly #pglite: PGlite
  readonly #drizzle: Drizzle

  constructor(pglite: PGlite) {
    this.#pglite = pglite
    this.#drizzle = drizzle(pglite)
  }

  transaction<T>(
    work: (sql: Sql) => Promise<T>,
    { snapshot }: TransactionOptions = {},
  ): Promise<T> {
    return this.#drizzle.transaction(work, snapshot ? snapshotMode : undefined)
  }

  close(): Promise<void> {
    return this.#pglite.close()
  }
}
