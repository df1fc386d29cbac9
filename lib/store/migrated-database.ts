import type { Database, Sql, TransactionOptions } from './database'
import { migrate } from './migrations/migrate'
import { migrations } from './migrations/migrations'

/** A database whose tables are brought up to date before its first transaction, as soon as it can be reached. */
export class MigratedDatabase implements Database {
  readonly #database: Database
  #ready: Promise<void> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** @throws ConfigError where a newer version has been here; what a driver throws */
  migrate(): Promise<void> {
    this.#ready ??= migrate(this.#database, migrations).catch((error) => {
      this.#ready = undefined
      throw error
    })
    return this.#ready
  }

  async transaction<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T> {
    await this.migrate()
    return this.#database.transaction(work, options)
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}
