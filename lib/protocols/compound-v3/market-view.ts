import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
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
  UsdPrices,
} from '../market-adapter'
import { toAsOf } from '../to-as-of'
import type { LogPlace } from './absorption'
import { CometTable } from './account-table'
import type { CometEntry } from './entry'
import { CometFollowedMarket } from './follow-market'
import { type CometHead, getRowKind, type LedgerRow, toRowKey } from './frame'
import { readAtBlock } from './read-at-block'
import { readOwnView } from './read-own-view'
import { CometSnapshot } from './snapshot'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** Of the present price of a base token nothing older is said in dollars, seconds. */
const usdPriceHolds = 3_600

/** A Comet as its frames have left it. */
export class CometMarketView implements MarketView {
  readonly entry: CometEntry
  readonly accounts = new CometTable()
  readonly #absorptions = new Map<string, LedgerRow>()
  readonly #upgrades = new Map<string, LogPlace>()
  #head: CometHead | undefined
  #block: BlockRef | undefined
  #list: readonly Liquidation[] = []
  #liquidatable: LiquidatableRecord<Address> | null = null

  constructor(entry: CometEntry) {
    this.entry = entry
  }

  get head(): CometHead | undefined {
    return this.#head
  }
  /** The block of the newest frame. */
  get block(): BlockRef | undefined {
    return this.#block
  }
  /** Who can be absorbed at that block, and since when. */
  get liquidatable(): LiquidatableRecord<Address> | null {
    return this.#liquidatable
  }

  listLedger(): { absorptions: Iterable<LedgerRow>; upgrades: Iterable<LogPlace> } {
    return { absorptions: this.#absorptions.values(), upgrades: this.#upgrades.values() }
  }

  apply({ block, head, rows }: MarketFrame): readonly MarketSnapshot[] {
    this.#head = head as CometHead
    this.#block = block
    const { state, facts, quote, rounds, liquidatable } = this.#head
    const { added, ledgerChanged } = this.#takeRows(rows)
    if (ledgerChanged) this.#list = toList(this.#absorptions.values())
    const snapshot = new CometSnapshot({
      entry: this.entry,
      block,
      data: {
        stored: state,
        state: accrueCometInterest(state),
        facts,
        quote,
        heartbeats: new FeedHeartbeats(rounds),
      },
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
    for (const [key, row] of this.#absorptions) rows.set(key, row)
    for (const [key, row] of this.#upgrades) rows.set(key, row)
    return { block: this.#block, head: this.#head, rows }
  }

  async readPositions(options: {
    client: ChainClient
    address: Address
    block: BlockRef
    usdPrices: UsdPrices
  }): Promise<PositionReading[]> {
    const { client, address, block, usdPrices } = options
    const { entry } = this
    const { comet } = entry
    const at = { blockHash: block.hash, blockNumber: block.number }
    const isOld = this.#block && this.#block.timestamp - block.timestamp > usdPriceHolds
    const [reading, ownView] = await Promise.all([
      readAtBlock(client, {
        comet,
        accounts: [address],
        symbols: this.#head?.symbols ?? new Map(),
        usdPrices: isOld ? () => null : usdPrices,
        at,
      }),
      readOwnView(client, { comet, account: address, at }),
    ])
    const [account] = reading.accounts
    if (!account) return []
    const { state: stored, facts, quote } = reading
    const data = {
      asOf: toAsOf(block),
      stored,
      state: accrueCometInterest(stored),
      facts,
      quote,
      heartbeats: new FeedHeartbeats(this.#head?.rounds),
    }
    const position = toPosition({ entry, data, account, ownView })
    return position ? [{ position, riskInput: toRiskInput({ entry, data, account }) }] : []
  }

  async follow(options: {
    client: ChainClient
    block: BlockRef
    usdPrices: UsdPrices
    /** For tests: accounts read again in each step although nothing tells of a change. */
    refreshedAStep?: number
  }): Promise<FollowedMarket> {
    const { client, block, usdPrices } = options
    await readAtBlock(client, {
      comet: this.entry.comet,
      accounts: [],
      symbols: this.#head?.symbols ?? new Map(),
      usdPrices,
      at: { blockHash: block.hash, blockNumber: block.number },
    })
    return new CometFollowedMarket({ ...options, view: this })
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
        const account = (value as CometAccount | undefined) ?? toEmpty(key)
        if (!this.accounts.has(account.address)) added.add(account.address)
        this.accounts.set(account)
        continue
      }
      if (kind === 'absorption') ledgerChanged = true
      const table: Map<string, unknown> = kind === 'absorption' ? this.#absorptions : this.#upgrades
      if (value === undefined) table.delete(key)
      else table.set(key, value)
    }
    return { added, ledgerChanged }
  }
}

/** An account that was taken away: its row stays, as of one that has repaid. */
function toEmpty(key: string): CometAccount {
  const address = key.slice(key.indexOf(':') + 1) as Address
  return { address, principal: 0n, collateral: [] }
}

/** All that are valued, newest first. */
function toList(rows: Iterable<LedgerRow>): Liquidation[] {
  const list: Liquidation[] = []
  for (const { told } of rows) if (told) list.push(...told)
  return list.sort(compareNewestFirst)
}
