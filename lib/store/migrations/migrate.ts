import { sql as raw } from 'drizzle-orm'
import { ConfigError } from '@/lib/errors'
import type { Database, Sql } from '../database'
import { getSqlState } from '../get-sql-state'
import { retryTransaction } from '../retry-transaction'
import { migrationJournal } from '../schema'
import type { Migration } from './migration'

/** Two that make the same table at once: one is told so in one of these ways, and finds it there next time. */
const madeAtOnce = new Set(['23505', '42P07', '42710'])

/**
 * Brings the tables to this version's state, forward only. Of several processes that start at once one does it
 * while the others wait; the wait ends with the transaction of the one, also where it dies.
 * @throws ConfigError where a newer version has been here
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await makeJournal(database)
  await retryTransaction(() =>
    database.transaction(async (sql) => {
      await sql.select().from(migrationJournal).where(raw`id = 0`).for('update')
      const done = await sql.select({ id: migrationJournal.id }).from(migrationJournal)
      const last = Math.max(...done.map(({ id }) => id))
      rejectNewer(last, migrations)
      for (const migration of migrations) if (migration.id > last) await run(sql, migration)
    }),
  )
}

async function makeJournal(database: Database, attempts = 5): Promise<void> {
  try {
    await database.transaction(async (sql) => {
      await sql.execute(raw`
        create table if not exists plimsoll_migration (
          id integer primary key,
          name text not null,
          at timestamp with time zone not null default now()
        )`)
      await sql.insert(migrationJournal).values({ id: 0, name: 'lock' }).onConflictDoNothing()
    })
  } catch (error) {
    if (attempts === 1 || !madeAtOnce.has(getSqlState(error) ?? '')) throw error
    await makeJournal(database, attempts - 1)
  }
}

function rejectNewer(last: number, migrations: readonly Migration[]): void {
  const known = migrations.at(-1)?.id ?? 0
  if (last <= known) return
  throw new ConfigError(
    `The database was used by a newer version: its tables are at step ${last}, this version knows ${known}.`,
    {
      metaMessages: [
        'Run the newer version, or give this one a database of its own (DATABASE_URL, or DATA_DIR for the embedded one).',
      ],
    },
  )
}

async function run(sql: Sql, { id, name, statements }: Migration): Promise<void> {
  for (const statement of statements) await sql.execute(raw.raw(statement))
  await sql.insert(migrationJournal).values({ id, name })
}
