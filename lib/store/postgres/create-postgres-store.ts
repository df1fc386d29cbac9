import { ConfigError } from '@/lib/errors'
import { getSqlState } from '../get-sql-state'
import { MigratedDatabase } from '../migrated-database'
import { SqlStore } from '../sql-store'
import type { Store } from '../store'
import type { StoreLog } from '../store-log'
import { toStoreError } from '../to-store-error'
import { createDatabaseRedactor } from './create-database-redactor'
import { parseDatabaseUrl } from './parse-database-url'
import { PostgresDatabase } from './postgres-database'

/** Wrong user or password, no right to connect, no such database. */
const misconfigured = new Set(['28P01', '28000', '42501', '3D000'])

/**
 * A store in PostgreSQL. A database that can't be reached now is waited for: the store is there, and its
 * methods reject until it can be.
 * @throws ConfigError
 */
export async function createPostgresStore({
  databaseUrl,
  log,
}: {
  databaseUrl: string
  log: StoreLog
}): Promise<Store> {
  const url = parseDatabaseUrl(databaseUrl)
  const redact = createDatabaseRedactor(url)
  const toError = (cause: unknown) => toStoreError(cause, redact)
  const onLost = (cause: Error) =>
    log.warn({ details: toError(cause).details }, 'a connection to the database ended')
  const database = new MigratedDatabase(new PostgresDatabase({ url, onLost }))
  try {
    await database.migrate()
  } catch (cause) {
    const error = toError(cause)
    const { shortMessage, details } = error
    if (error instanceof ConfigError || misconfigured.has(getSqlState(cause) ?? '')) {
      await database.close()
      if (error instanceof ConfigError) throw error
      throw new ConfigError('DATABASE_URL: the database does not let this user in.', { details })
    }
    log.warn({ shortMessage, details }, 'the database is not there yet')
  }
  return new SqlStore(database, toError)
}
