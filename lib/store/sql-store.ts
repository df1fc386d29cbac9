import type { Database, Sql, TransactionOptions } from './database'
import { retryTransaction } from './retry-transaction'
import { noteLooked, readLooked } from './sql/looked-accounts'
import { readHealthPoints } from './sql/read-health-points'
import { readLeases } from './sql/read-leases'
import { readMarketPoints } from './sql/read-market-points'
import { readState } from './sql/read-state'
import { releaseLease } from './sql/release-lease'
import { save } from './sql/save'
import { takeLease } from './sql/take-lease'
import { thin } from './sql/thin'
import type { SaveOptions, Store, StoreKey } from './store'

type Options<Method extends keyof Store> = Parameters<Store[Method]>[0]

/** A store over either driver: each method is one transaction. */
export class SqlStore implements Store {
  readonly #database: Database
  readonly #toError: (cause: unknown) => Error

  /** `toError` makes of what a driver throws an error of ours. */
  constructor(database: Database, toError: (cause: unknown) => Error) {
    this.#database = database
    this.#toError = toError
  }

  readState(key: StoreKey, { after }: { after?: number } = {}) {
    return this.#run((sql) => readState(sql, { ...key, after }), {
      snapshot: true,
      timeoutMs: 120_000,
    })
  }

  save(options: SaveOptions) {
    return this.#run((sql) => save(sql, options), { timeoutMs: 30_000 + options.rows.length })
  }

  takeLease(options: Options<'takeLease'>) {
    return this.#run((sql) => takeLease(sql, options))
  }

  releaseLease(lease: Options<'releaseLease'>) {
    return this.#run((sql) => releaseLease(sql, lease))
  }

  readLeases() {
    return this.#run((sql) => readLeases(sql))
  }

  readMarketPoints(options: Options<'readMarketPoints'>) {
    return this.#run((sql) => readMarketPoints(sql, options))
  }

  readHealthPoints(options: Options<'readHealthPoints'>) {
    return this.#run((sql) => readHealthPoints(sql, options))
  }

  noteLooked(options: Options<'noteLooked'>) {
    return this.#run((sql) => noteLooked(sql, options))
  }

  readLooked(options: Options<'readLooked'>) {
    return this.#run((sql) => readLooked(sql, options))
  }

  thin(options: Options<'thin'>) {
    return this.#run((sql) => thin(sql, options), { timeoutMs: 120_000 })
  }

  close() {
    return this.#database.close()
  }

  async #run<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T> {
    try {
      return await retryTransaction(() => this.#database.transaction(work, options))
    } catch (cause) {
      throw this.#toError(cause)
    }
  }
}
