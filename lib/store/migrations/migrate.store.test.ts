import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql as raw } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../database'
import { openPglite } from '../embedded/open-pglite'
import { PgliteDatabase } from '../embedded/pglite-database'
import { PostgresDatabase } from '../postgres/postgres-database'
import * as schema from '../schema'
import { makeTestDataDir } from '../testing/make-test-data-dir'
import { getPostgresObstacle, startPostgres, type TestPostgres } from '../testing/start-postgres'
import { migrate } from './migrate'
import type { Migration } from './migration'
import { migrations } from './migrations'

type Described = { table: string; columns: string[]; primaryKey: string[] }

describe('migrate: embedded', () => {
  let dataDir: string
  let database: Database
  beforeAll(async () => {
    dataDir = await makeTestDataDir()
    database = new PgliteDatabase(await openPglite(join(dataDir, 'db')))
  })
  afterAll(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  describeMigrate(() => database)
})

const obstacle = getPostgresObstacle()

describe.skipIf(obstacle)(`migrate: PostgreSQL${obstacle ? ` (skipped: ${obstacle})` : ''}`, () => {
  let postgres: TestPostgres
  let database: Database
  const connect = () =>
    new PostgresDatabase({ url: new URL(postgres.databaseUrl), onLost: () => {} })
  beforeAll(async () => {
    postgres = await startPostgres()
    database = connect()
  })
  afterAll(async () => {
    await database.close()
    await postgres.stop()
  })

  test('behavior: of many that start at once one does it', async () => {
    const others = Array.from({ length: 6 }, connect)
    await Promise.all(others.map((other) => migrate(other, migrations)))
    await Promise.all(others.map((other) => other.close()))
    expect(await readJournal(database)).toEqual(['lock', ...migrations.map(({ name }) => name)])
  })

  describeMigrate(() => database)
})

function describeMigrate(getDatabase: () => Database): void {
  test('behavior: makes the tables of the schema', async () => {
    await migrate(getDatabase(), migrations)
    await migrate(getDatabase(), migrations)
    const tables = Object.values(schema) as unknown as PgTable[]
    expect(await describeTables(getDatabase())).toEqual(tables.map(describeSchema).sort(byTable))
  })

  test('behavior: a step that fails is undone whole, and done later', async () => {
    const good = 'create table half (id integer primary key)'
    const bad: Migration = { id: 1_000, name: 'bad', statements: [good, 'select nothing_there'] }
    await expect(migrate(getDatabase(), [...migrations, bad])).rejects.toThrow()
    const mended: Migration = { ...bad, statements: [good, 'drop table half'] }
    await migrate(getDatabase(), [...migrations, mended])
    expect((await readJournal(getDatabase())).at(-1)).toBe('bad')
  })

  test('error: a database that a newer version used is refused', async () => {
    await expect(migrate(getDatabase(), migrations)).rejects.toMatchObject({
      code: 'CONFIG',
      shortMessage: expect.stringContaining('1000'),
    })
  })
}

function readJournal(database: Database): Promise<string[]> {
  return database.transaction(async (sql) => {
    const { migrationJournal } = schema
    const rows = await sql.select().from(migrationJournal).orderBy(migrationJournal.id)
    return rows.map(({ name }) => name)
  })
}

const byTable = (a: Described, b: Described) => (a.table < b.table ? -1 : 1)

function describeSchema(table: PgTable): Described {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const single = columns.filter(({ primary }) => primary).map((column) => column.name)
  return {
    table: name,
    columns: columns
      .map((column) => {
        const type = column.getSQLType().replace(', ', ',')
        return `${column.name} ${type}${column.notNull ? ' not null' : ''}`
      })
      .sort(),
    primaryKey: primaryKeys[0]?.columns.map((column) => column.name) ?? single,
  }
}

/** What the database itself says of its tables. */
async function describeTables(database: Database): Promise<Described[]> {
  const read = (statement: string) =>
    database.transaction(async (sql) => {
      const { rows } = (await sql.execute(raw.raw(statement))) as { rows: Record<string, string>[] }
      return rows
    })
  const columns = await read(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      case when a.attnotnull then ' not null' else '' end as filled
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  const keys = await read(`
    select c.relname as table, a.attname as name
    from pg_index i join pg_class c on c.oid = i.indrelid,
      unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
      join pg_attribute a on a.attnum = k.attnum
    where i.indisprimary and a.attrelid = i.indrelid
      and c.relnamespace = 'public'::regnamespace
    order by k.place`)
  const tables = [...new Set(columns.map(({ table }) => table ?? ''))]
  return tables
    .map((table) => ({
      table,
      columns: columns
        .filter((column) => column.table === table)
        .map(({ name, type, filled }) => `${name} ${type}${filled}`)
        .sort(),
      primaryKey: keys.filter((column) => column.table === table).map(({ name }) => name ?? ''),
    }))
    .sort(byTable)
}
