import { join } from 'node:path'
import { ConfigError } from '@/lib/errors'
import { EmbeddedStore } from './embedded/embedded-store'
import { createPostgresStore } from './postgres/create-postgres-store'
import type { Store } from './store'
import type { StoreLog } from './store-log'

/**
 * The store of this process: in PostgreSQL where `databaseUrl` says which, otherwise in `dataDir/db`, which it has
 * for itself alone, or in memory where `dataDir` is `memory://`. The tables are made or brought up to date.
 *
 * A database that can't be reached now does not reject: the store is there, its methods reject with `StoreError`
 * until the database is.
 * @throws ConfigError where the database is one that this process can't ever use
 */
export async function createStore({
  databaseUrl,
  dataDir,
  log,
}: {
  databaseUrl?: string | undefined
  dataDir: string
  log: StoreLog
}): Promise<Store> {
  if (databaseUrl) return createPostgresStore({ databaseUrl, log })
  const folder = dataDir === 'memory://' ? dataDir : join(dataDir, 'db')
  const store = new EmbeddedStore({ folder, log })
  try {
    await store.open()
  } catch (error) {
    if (error instanceof ConfigError) {
      await store.close()
      throw error
    }
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ reason }, 'the embedded database is not there yet')
  }
  return store
}
