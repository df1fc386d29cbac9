import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MarketEntry } from '@/lib/config/market-entry'
import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { compareNewestFirst } from '../compare-newest-first'
import { FeedHeartbeats } from '../feed-heartbeats'
import type { LiquidatableRecord } from '../liquidatable-record'
import { markLiquidatable } from '../mark-liquidatable'
import type {
  FollowedMarket,
  MarketFrame,
  MarketSnapshot,
  MarketView,
  PositionReading,
} from '../market-adapter'
import { toAsOf } from '../to-as-of'
import { AaveTable } from './account-table'
import { AaveFollowedMarket } from './follow-market'
import { type AaveHead, getRowKind, type LedgerRow, toRowKey } from './frame'
import type { AaveMarketSetup } from './market-setup'
import type { RawDeficit } from './parse-logs'
import { readAccount } from './read-account'
import { readMarketSetup } from './read-market-setup'
import { AaveSnapshot } from './snapshot'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

export type AaveV3Entry = Extract<MarketEntry, { protocol: 'aave-v3' }>

/** An Aave v3 market as its frames have left it. */
export class AaveMarketView implements MarketView {
  readonly entry: AaveV3Entry
  readonly accounts = new AaveTable()
  readonly ledger = {
    liquidations: new Map<string, LedgerRow>(),
    deficits: new Map<string, RawDeficit>(),
  }
  #head: AaveHead | undefined
  #block: BlockRef | undefined
  #list: readonly Liquidation[] = []
  #liquidatable: LiquidatableRecord<Address> | null = null

  constructor(entry: AaveV3Entry) {
    this.entry = entry
  }

  get head(): AaveHead | undefined {
    return this.#head
  }
  /** The block of the newest frame. */
  get block(): BlockRef | undefined {
    return this.#block
  }
  /** Who can be liquidated at that block, and since when. */
  get liquidatable(): LiquidatableRecord<Address> | null {
    return this.#liquidatable
  }

  apply({ block, head, rows }: MarketFrame): readonly MarketSnapshot[] {
    const { state, facts, rounds, liquidatable } = head as AaveHead
    this.#head = head as AaveHead
    this.#block = block
    const { added, ledgerChanged } = this.#takeRows(rows)
    if (ledgerChanged) this.#list = toList(this.ledger.liquidations.values())
    const heartbeats = new FeedHeartbeats(rounds)
    const snapshot = new AaveSnapshot({
      entry: this.entry,
      block,
      data: { state, facts, heartbeats },
      accounts: this.accounts,
      liquidations: this.#list,
    })
    this.#liquidatable = markLiquidatable([snapshot], {
      block,
      before: liquidatable,
      wasFollowed: (account) => !added.has(account),
    })
    return [snapshot]
  }

  toFrame(): MarketFrame | undefined {
    if (!this.#head || !this.#block) return undefined
    const rows = new Map<string, unknown>()
    for (const account of this.accounts.freeze().rows)
      rows.set(toRowKey('account', account.address), account)
    for (const [key, row] of this.ledger.liquidations) rows.set(key, row)
    for (const [key, row] of this.ledger.deficits) rows.set(key, row)
    return { block: this.#block, head: this.#head, rows }
  }

  async readPositions(options: {
    client: ChainClient
    address: Address
    block: BlockRef
  }): Promise<PositionReading[]> {
    const { client, address, block } = options
    const setup = this.#head?.setup ?? (await this.#readSetup(client, block))
    const at = { setup, address, blockHash: block.hash, blockNumber: block.number }
    const { state, facts, account, onChain } = await readAccount(client, at)
    const { entry } = this
    const heartbeats = new FeedHeartbeats(this.#head?.rounds)
    const data = { asOf: toAsOf(block), state, facts, heartbeats }
    const onChainHealthFactor = onChain?.healthFactor ?? null
    const position = toPosition({ entry, data, account, onChainHealthFactor })
    if (!position) return []
    return [{ position, riskInput: toRiskInput({ entry, ...data, account }) }]
  }

  async follow(options: { client: ChainClient; block: BlockRef }): Promise<FollowedMarket> {
    const { client, block } = options
    const setup = await this.#readSetup(client, block)
    return new AaveFollowedMarket({ client, view: this, setup, block })
  }

  #readSetup(client: ChainClient, { hash }: BlockRef): Promise<AaveMarketSetup> {
    const { poolAddressesProvider } = this.entry
    return readMarketSetup(client, { poolAddressesProvider, blockHash: hash })
  }

  #takeRows(rows: ReadonlyMap<string, unknown>): {
    added: ReadonlySet<Address>
    ledgerChanged: boolean
  } {
    const added = new Set<Address>()
    let ledgerChanged = false
    for (const [key, value] of rows) {
      const kind = getRowKind(key)
      if (kind === 'account') {
        const account = (value as AaveAccount | undefined) ?? toEmpty(key)
        if (!this.accounts.has(account.address)) added.add(account.address)
        this.accounts.set(account)
        continue
      }
      ledgerChanged = true
      const { liquidations, deficits } = this.ledger
      const table: Map<string, unknown> = kind === 'liquidation' ? liquidations : deficits
      if (value === undefined) table.delete(key)
      else table.set(key, value)
    }
    return { added, ledgerChanged }
  }
}

/** An account that was taken away: its row stays, as of one that has repaid. */
function toEmpty(key: string): AaveAccount {
  return { address: key.slice(key.indexOf(':') + 1) as Address, eModeCategoryId: 0, positions: [] }
}

/** All that are valued, newest first. */
function toList(rows: Iterable<LedgerRow>): Liquidation[] {
  const list: Liquidation[] = []
  for (const { told } of rows) if (told) list.push(told)
  return list.sort(compareNewestFirst)
}
