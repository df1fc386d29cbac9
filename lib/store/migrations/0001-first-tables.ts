import type { Migration } from './migration'

export const firstTables: Migration = {
  id: 1,
  name: 'first-tables',
  statements: [
    `create table entry_lease (
      chain_id integer not null,
      entry text not null,
      holder text not null,
      epoch bigint not null,
      expires_at timestamp with time zone not null,
      note jsonb,
      primary key (chain_id, entry)
    )`,
    `create table entry_head (
      chain_id integer not null,
      entry text not null,
      version bigint not null,
      format integer not null,
      block jsonb not null,
      head bytea not null,
      primary key (chain_id, entry)
    )`,
    `create table entry_row (
      chain_id integer not null,
      entry text not null,
      key text not null,
      version bigint not null,
      value bytea,
      primary key (chain_id, entry, key)
    )`,
    'create index entry_row_version on entry_row (chain_id, entry, version)',
    `create table market_point (
      chain_id integer not null,
      market text not null,
      at bigint not null,
      entry text not null,
      block_number bigint not null,
      borrowers integer not null,
      collateral_usd double precision not null,
      debt_usd double precision not null,
      liquidatable_usd double precision not null,
      bad_debt_usd double precision not null,
      at_risk_usd double precision[] not null,
      primary key (chain_id, market, at)
    )`,
    'create index market_point_block on market_point (chain_id, entry, block_number)',
    `create table health_point (
      chain_id integer not null,
      address text not null,
      at bigint not null,
      market text not null,
      subaccount text not null,
      entry text not null,
      block_number bigint not null,
      health_factor numeric(78, 0),
      collateral_usd double precision,
      debt_usd double precision,
      primary key (chain_id, address, at, market, subaccount)
    )`,
    'create index health_point_block on health_point (chain_id, entry, block_number)',
    `create table looked_account (
      chain_id integer not null,
      address text not null,
      at bigint not null,
      primary key (chain_id, address)
    )`,
  ],
}
