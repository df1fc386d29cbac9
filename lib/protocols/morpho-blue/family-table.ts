import type { Hex } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { Address } from '@/lib/risk/units'
import { compareNewestFirst } from '../compare-newest-first'
import { MorphoTable } from './account-table'
import {
  type GrantRow,
  type LedgerRow,
  type MarketRow,
  type PositionKey,
  type PositionRow,
  parseRowKey,
  toGrantId,
  toPositionKey,
  toRowKey,
} from './frame'
import type { MorphoLine } from './market-facts'

/** One market's rows. */
export type MarketTable = {
  row: MarketRow
  accounts: MorphoTable
  /** Newest first; the same array while nothing changes. */
  liquidations: readonly Liquidation[]
}

/** All rows that an entry's frames have brought. */
export class FamilyTable {
  readonly markets = new Map<Hex, MarketTable>()
  readonly lines = new Map<Address, MorphoLine>()
  readonly ledger = new Map<string, LedgerRow>()
  readonly #grants = new Map<Address, Set<Address>>()

  hasGrant({ account, line }: GrantRow): boolean {
    return this.#grants.get(account)?.has(line) ?? false
  }

  /** Pre-liquidation contracts of a market that an account lets act. */
  getLines(marketId: Hex, account: Address): MorphoLine[] {
    return [...(this.#grants.get(account) ?? [])].flatMap((address) => {
      const line = this.lines.get(address)
      return line?.marketId === marketId ? [line] : []
    })
  }

  hasPosition({ marketId, account }: { marketId: Hex; account: Address }): boolean {
    return this.markets.get(marketId)?.accounts.has(account) ?? false
  }

  *listPositions(): Generator<{ marketId: Hex; account: Address }> {
    for (const [marketId, { accounts }] of this.markets)
      for (const { address: account } of accounts.freeze().rows) yield { marketId, account }
  }

  *listGrants(): Generator<GrantRow> {
    for (const [account, lines] of this.#grants) for (const line of lines) yield { account, line }
  }

  /** @returns Who was not followed before. */
  take(rows: ReadonlyMap<string, unknown>): ReadonlySet<PositionKey> {
    const added = new Set<PositionKey>()
    const told = new Set<Hex>()
    // Markets first: positions stand in them.
    for (const [key, value] of rows) {
      const { kind, id } = parseRowKey(key)
      if (kind === 'market') this.#takeMarket(id as Hex, value as MarketRow | undefined)
    }
    for (const [key, value] of rows) {
      const { kind, id } = parseRowKey(key)
      if (kind === 'position') this.#takePosition(id, { row: value as PositionRow, added })
      if (kind === 'line') takeInto(this.lines, id as Address, value as MorphoLine | undefined)
      if (kind === 'grant') this.#takeGrant(id, value as GrantRow | undefined)
      if (kind === 'liquidation') told.add(this.#takeLedger(id, value as LedgerRow | undefined))
    }
    if (told.size > 0) this.#sortLiquidations(told)
    return added
  }

  *toRows(): Generator<[string, unknown]> {
    for (const [marketId, { row, accounts }] of this.markets) {
      yield [toRowKey('market', marketId), row]
      for (const account of accounts.freeze().rows) {
        const row: PositionRow = { ...account, marketId }
        yield [toRowKey('position', toPositionKey(marketId, account.address)), row]
      }
    }
    for (const [address, line] of this.lines) yield [toRowKey('line', address), line]
    for (const grant of this.listGrants()) yield [toRowKey('grant', toGrantId(grant)), grant]
    for (const [key, row] of this.ledger) yield [toRowKey('liquidation', key), row]
  }

  #takeMarket(id: Hex, row: MarketRow | undefined): void {
    const known = this.markets.get(id)
    if (!row) this.markets.delete(id)
    else if (known) known.row = row
    else this.markets.set(id, { row, accounts: new MorphoTable(), liquidations: [] })
  }

  #takePosition(
    id: string,
    { row, added }: { row: PositionRow | undefined; added: Set<PositionKey> },
  ): void {
    const split = id.indexOf(':')
    const [marketId, address] = [id.slice(0, split) as Hex, id.slice(split + 1) as Address]
    const accounts = this.markets.get(marketId)?.accounts
    if (!row) accounts?.remove(address)
    if (!row || !accounts) return
    if (!accounts.has(address)) added.add(toPositionKey(marketId, address))
    const { borrowShares, collateral } = row
    accounts.set({ address, borrowShares, collateral })
  }

  #takeGrant(id: string, row: GrantRow | undefined): void {
    const split = id.indexOf(':')
    const [account, line] = [id.slice(0, split) as Address, id.slice(split + 1) as Address]
    const lines = this.#grants.get(account) ?? new Set()
    if (row) this.#grants.set(account, lines.add(line))
    else if (lines.delete(line) && lines.size === 0) this.#grants.delete(account)
  }

  /** @returns The market that it is of. */
  #takeLedger(id: string, row: LedgerRow | undefined): Hex {
    const marketId = (row ?? this.ledger.get(id))?.raw.marketId ?? '0x'
    takeInto(this.ledger, id, row)
    return marketId
  }

  #sortLiquidations(changed: ReadonlySet<Hex>): void {
    const lists = new Map(Array.from(changed, (id): [Hex, Liquidation[]] => [id, []]))
    for (const { raw, told } of this.ledger.values()) if (told) lists.get(raw.marketId)?.push(told)
    for (const [id, list] of lists) {
      const market = this.markets.get(id)
      list.sort(compareNewestFirst)
      if (market) market.liquidations = list
    }
  }
}

function takeInto<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) map.delete(key)
  else map.set(key, value)
}
