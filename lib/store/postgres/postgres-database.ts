import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, type PoolClient } from 'pg'
import { BaseError, StoreError } from '@/lib/errors'
import type { Database, Sql, TransactionOptions } from '../database'
import { getSqlState } from '../get-sql-state'

/** How long a connection may take to be made, or one to become free. */
const connectMs = 5_000
const usualMs = 30_000
/** A process that hangs in the middle of a transaction, or is cut off, holds others up for so long. */
const idleMs = 10_000

/** PostgreSQL by a pool of connections. Nothing is kept in a session, so a pooler may stand between. */
export class PostgresDatabase implements Database {
  readonly #pool: Pool

  constructor({ url, onLost }: { url: URL; onLost: (cause: Error) => void }) {
    this.#pool = new Pool({
      connectionString: url.href,
      application_name: 'plimsoll',
      connectionTimeoutMillis: connectMs,
      keepAlive: true,
      max: 5,
    })
    this.#pool.on('error', onLost)
    // While it works, its queries tell what befell a connection; unheard, the event would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  async transaction<T>(
    work: (sql: Sql) => Promise<T>,
    { snapshot, timeoutMs = usualMs }: TransactionOptions = {},
  ): Promise<T> {
    const client = await this.#pool.connect()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      const error = new StoreError('The database did not answer in time.')
      timer = setTimeout(() => reject(error), timeoutMs + 1_000)
    })
    try {
      const result = await Promise.race([run(client, work, { snapshot, timeoutMs }), late])
      client.release()
      return result
    } catch (error) {
      client.release(!isUsableAfter(error))
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}

async function run<T>(
  client: PoolClient,
  work: (sql: Sql) => Promise<T>,
  { snapshot, timeoutMs }: { snapshot: boolean | undefined; timeoutMs: number },
): Promise<T> {
  const mode = snapshot ? 'repeatable read, read only' : 'read committed'
  await client.query(
    `begin transaction isolation level ${mode};
     set local statement_timeout = ${Math.round(timeoutMs)};
     set local idle_in_transaction_session_timeout = ${idleMs}`,
  )
  try {
    const result = await work(drizzle(client))
    await client.query('commit')
    return result
  } catch (error) {
    if (isUsableAfter(error)) await client.query('rollback')
    throw error
  }
}

/** What the database said no to, or we did, leaves the connection whole; anything else may not. */
function isUsableAfter(error: unknown): boolean {
  if (error instanceof BaseError) return error.code !== 'STORE_UNAVAILABLE'
  const state = getSqlState(error)
  return state !== undefined && !/^(08|57P|XX|25P03)/.test(state)
}
