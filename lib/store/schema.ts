import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { bytea } from './bytea'
import type { LeaseNote } from './store'

/*
 * Every key leads with the chain and what is asked by, so that the tables can be spread over machines. The
 * tables themselves are made by `migrations`; a test compares the two.
 */

/** Who may write an entry. */
export const entryLease = pgTable(
  'entry_lease',
  {
    chainId: integer('chain_id').notNull(),
    entry: text().notNull(),
    holder: text().notNull(),
    epoch: bigint({ mode: 'number' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull(),
    note: jsonb().$type<LeaseNote>(),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.entry] })],
)

/** The block that an entry's rows are of. */
export const entryHead = pgTable(
  'entry_head',
  {
    chainId: integer('chain_id').notNull(),
    entry: text().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    format: integer().notNull(),
    block: jsonb().$type<BlockRef>().notNull(),
    head: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.entry] })],
)

/** An entry's rows, each with the version that changed it last; without a value where it was taken away. */
export const entryRow = pgTable(
  'entry_row',
  {
    chainId: integer('chain_id').notNull(),
    entry: text().notNull(),
    key: text().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    value: bytea(),
  },
  (table) => [
    primaryKey({ columns: [table.chainId, table.entry, table.key] }),
    index('entry_row_version').on(table.chainId, table.entry, table.version),
  ],
)

export const marketPoint = pgTable(
  'market_point',
  {
    chainId: integer('chain_id').notNull(),
    market: text().notNull(),
    at: bigint({ mode: 'number' }).notNull(),
    entry: text().notNull(),
    blockNumber: bigint('block_number', { mode: 'number' }).notNull(),
    borrowers: integer().notNull(),
    collateralUsd: doublePrecision('collateral_usd').notNull(),
    debtUsd: doublePrecision('debt_usd').notNull(),
    liquidatableUsd: doublePrecision('liquidatable_usd').notNull(),
    badDebtUsd: doublePrecision('bad_debt_usd').notNull(),
    atRiskUsd: doublePrecision('at_risk_usd').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chainId, table.market, table.at] }),
    index('market_point_block').on(table.chainId, table.entry, table.blockNumber),
  ],
)

export const healthPoint = pgTable(
  'health_point',
  {
    chainId: integer('chain_id').notNull(),
    address: text().notNull(),
    at: bigint({ mode: 'number' }).notNull(),
    market: text().notNull(),
    subaccount: text().notNull(),
    entry: text().notNull(),
    blockNumber: bigint('block_number', { mode: 'number' }).notNull(),
    healthFactor: numeric('health_factor', { precision: 78, scale: 0 }),
    collateralUsd: doublePrecision('collateral_usd'),
    debtUsd: doublePrecision('debt_usd'),
  },
  (table) => [
    primaryKey({
      columns: [table.chainId, table.address, table.at, table.market, table.subaccount],
    }),
    index('health_point_block').on(table.chainId, table.entry, table.blockNumber),
  ],
)

export const lookedAccount = pgTable(
  'looked_account',
  {
    chainId: integer('chain_id').notNull(),
    address: text().notNull(),
    at: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.chainId, table.address] })],
)

/** The migrations that were run. Row 0 is what those that run them wait for. */
export const migrationJournal = pgTable('plimsoll_migration', {
  id: integer().primaryKey(),
  name: text().notNull(),
  at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
})
