import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { readLogRanges } from '@/lib/chain/logs/read-log-ranges'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import { getCometHealth } from '@/lib/risk/compound-v3/get-health'
import type { CometAccount } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import { addGap, type BlockSearch, beginBlockSearch, toSearched } from '../block-search'
import { FeedHeartbeats } from '../feed-heartbeats'
import { getProgress } from '../get-progress'
import type {
  AuditResult,
  FollowedMarket,
  LogFilter,
  MarketFrame,
  UsdPrices,
} from '../market-adapter'
import { readFirstBlock } from '../read-first-block'
import { TouchedBlocks } from '../touched-blocks'
import { AbsorptionLedger } from './absorption-ledger'
import { getOwed, isSameAccount } from './account-table'
import { auditAccounts } from './audit-accounts'
import { searchedTopics, watchedTopics } from './comet-events'
import { DebtWatch } from './debt-watch'
import { type CometHead, toRowKey } from './frame'
import type { CometMarketView } from './market-view'
import { type ParsedCometLogs, parseLogs } from './parse-logs'
import { type CometAtBlock, readAtBlock } from './read-at-block'

/** Accounts that one step reads beside those that changed, so that blocks keep their pace. */
const pendingAStep = 3_000
/** Blocks missed at most for which every log is read; after more, all accounts are read again. */
const logsWorthReading = 2_000
/** Accounts read again in each step, in turn: see `DebtWatch` for what no log tells. */
const defaultRefreshedAStep = 250

/**
 * Follows one Comet from where its view is: logs say which accounts changed, one read a block brings them, the Comet
 * and all its parameters at that block's hash.
 */
export class CometFollowedMarket implements FollowedMarket {
  readonly start: number
  readonly #client: ChainClient
  readonly #view: CometMarketView
  readonly #usdPrices: UsdPrices
  readonly #refreshedAStep: number
  readonly #ledger: AbsorptionLedger
  readonly #heartbeats: FeedHeartbeats
  readonly #pending: Set<Address>
  readonly #touched = new TouchedBlocks<Address>()
  readonly #watch: DebtWatch
  #search: BlockSearch | null
  #upTo: number
  #turn = 0
  /** Who could be absorbed at the view's block is of a chain that was replaced. */
  #replaced = false

  constructor(options: {
    client: ChainClient
    view: CometMarketView
    block: BlockRef
    usdPrices: UsdPrices
    refreshedAStep?: number
  }) {
    const { client, view, block, usdPrices, refreshedAStep = defaultRefreshedAStep } = options
    this.#client = client
    this.#view = view
    this.#usdPrices = usdPrices
    this.#refreshedAStep = refreshedAStep
    this.#ledger = new AbsorptionLedger({ client, entry: view.entry, rows: view.listLedger() })
    this.#heartbeats = new FeedHeartbeats(view.head?.rounds)
    this.#pending = new Set(view.head?.pending)
    this.#search = view.head?.search ?? null
    this.#watch = new DebtWatch(this.#getKnownDifference())
    this.start = block.number
    if (view.block && block.number - view.block.number <= logsWorthReading)
      this.start = view.block.number
    else if (view.block && this.#search) {
      this.#addAllPending()
      const gap = { fromBlock: view.block.number + 1, toBlock: block.number }
      this.#search = addGap(this.#search, gap)
    }
    this.#upTo = this.start
  }

  getLogFilter(): LogFilter {
    return { addresses: [this.#view.entry.comet], topics: watchedTopics }
  }

  getProgress(): number {
    const searched = this.#search?.searched ?? 0
    const known = this.#view.accounts.size
    return getProgress({ searched, known, waiting: this.#pending.size })
  }

  countPending(): number {
    const unsaid = this.#search?.searched === this.#view.head?.search?.searched ? 0 : 1
    return this.#pending.size + this.#ledger.countChanged() + unsaid
  }

  async discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const { toBlock, signal } = options
    const { comet } = this.#view.entry
    this.#search ??= await this.#beginSearch(toBlock)
    const where = { addresses: [comet], topics: searchedTopics, newestFirst: true }
    for (let [next] = this.#search.left; next; [next] = this.#search.left)
      for await (const range of readLogRanges(this.#client, { ...where, ...next })) {
        if (signal.aborted) return
        const found = parseLogs(range.logs, { comet, withTransfers: false })
        for (const holder of found.holders)
          if (!this.#view.accounts.has(holder)) this.#pending.add(holder)
        this.#ledger.add(found)
        this.#search = toSearched(this.#search, range.fromBlock)
      }
    const { state, quote } = this.#view.head ?? {}
    if (state && quote) await this.#ledger.valuePast({ state, quote, block: toBlock })
    if (!signal.aborted) this.#search = { ...this.#search, searched: 1 }
  }

  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketFrame> {
    const { block, logs } = options
    const { comet } = this.#view.entry
    const parsed = parseLogs(logs, { comet, withTransfers: true })
    this.#touched.note(logs, {
      from: this.#upTo,
      pick: (ofBlock) => parseLogs(ofBlock, { comet, withTransfers: true }).dirtyAccounts,
    })
    for (const address of parsed.holders) this.#pending.add(address)
    for (const address of parsed.dirtyAccounts)
      if (this.#view.accounts.has(address)) this.#pending.add(address)
    const asked = [...this.#pending].slice(0, pendingAStep)
    const reading = await this.#read(block, [...asked, ...this.#pickRefreshed(asked)])
    for (const address of asked) this.#pending.delete(address)
    const accounts = await this.#completeAccounts(block, reading)
    this.#touched.add(block.number, accounts.keys())
    await this.#tellAbsorptions(parsed, { block, reading, accounts })
    for (const { address, updatedAt } of [reading.facts.baseFeed, ...reading.facts.feeds])
      if (address && updatedAt !== null && updatedAt < reading.state.timestamp)
        this.#heartbeats.learn(address, updatedAt)
    this.#upTo = block.number
    return this.#toFrame({ block, reading, accounts })
  }

  rewind(blockNumber: number): void {
    const touched = this.#touched.takeAbove(blockNumber)
    if (touched === 'unknown') this.#addAllPending()
    else
      for (const address of touched)
        if (this.#view.accounts.has(address)) this.#pending.add(address)
    this.#ledger.rewind(blockNumber)
    this.#upTo = Math.min(this.#upTo, blockNumber)
    this.#replaced = true
  }

  async audit(options: { sample: number; random: () => number }): Promise<AuditResult> {
    const result = await auditAccounts(this.#client, { view: this.#view, ...options })
    if (result.misses.length > 0) this.#addAllPending()
    return result
  }

  #addAllPending(): void {
    for (const { address } of this.#view.accounts.freeze().rows) this.#pending.add(address)
  }

  /** The next in turn of those that hold collateral or owe: only they can owe more, or less, unseen. */
  #pickRefreshed(asked: readonly Address[]): Address[] {
    const { rows } = this.#view.accounts.freeze()
    const taken = new Set(asked)
    const picked: Address[] = []
    for (let looked = 0; looked < rows.length; looked += 1) {
      if (picked.length >= this.#refreshedAStep) break
      this.#turn = (this.#turn + 1) % rows.length
      const account = rows[this.#turn]
      if (!account || taken.has(account.address)) continue
      if (account.principal < 0n || account.collateral.length > 0) picked.push(account.address)
    }
    return picked
  }

  #read(block: BlockRef, accounts: readonly Address[]): Promise<CometAtBlock> {
    return readAtBlock(this.#client, {
      comet: this.#view.entry.comet,
      accounts,
      symbols: this.#view.head?.symbols ?? new Map(),
      usdPrices: this.#usdPrices,
      at: { blockHash: block.hash, blockNumber: block.number },
    })
  }

  /**
   * Accounts that are not as they were, by address. Where what they owe does not add up with what the Comet says that
   * all owe, all others are read too.
   */
  async #completeAccounts(
    block: BlockRef,
    { state, accounts }: CometAtBlock,
  ): Promise<Map<Address, CometAccount>> {
    const changed = this.#pickChanged(accounts)
    const isComplete = this.#pending.size === 0 && (this.#search?.searched ?? 0) >= 1
    if (!isComplete) return changed
    let followed = this.#view.accounts.owed
    for (const account of changed.values())
      followed += getOwed(account) - getOwed(this.#view.accounts.get(account.address))
    const sums = { total: state.totalBorrowBase, followed, changed: changed.size }
    if (!this.#watch.isOff(sums)) return changed
    const read = new Set(accounts.map(({ address }) => address))
    for (const { address } of this.#view.accounts.freeze().rows)
      if (!read.has(address)) this.#pending.add(address)
    const others = [...this.#pending].slice(0, pendingAStep)
    const more = await this.#read(block, others)
    for (const address of others) this.#pending.delete(address)
    return this.#pickChanged([...accounts, ...more.accounts])
  }

  /** New ones that neither hold collateral nor owe concern nobody. */
  #pickChanged(accounts: readonly CometAccount[]): Map<Address, CometAccount> {
    const changed = new Map<Address, CometAccount>()
    for (const account of accounts) {
      const known = this.#view.accounts.get(account.address)
      if (!known && account.principal >= 0n && account.collateral.length === 0) continue
      if (!isSameAccount(account, known)) changed.set(account.address, account)
    }
    return changed
  }

  #toFrame(options: {
    block: BlockRef
    reading: CometAtBlock
    accounts: ReadonlyMap<Address, CometAccount>
  }): MarketFrame {
    const { block, reading, accounts } = options
    const rows = new Map<string, unknown>()
    for (const [address, account] of accounts) rows.set(toRowKey('account', address), account)
    for (const [key, row] of this.#ledger.takeRows()) rows.set(key, row)
    const head: CometHead = {
      state: reading.state,
      facts: reading.facts,
      quote: reading.quote,
      symbols: reading.symbols,
      rounds: this.#heartbeats.rounds,
      search: this.#search,
      pending: [...this.#pending],
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    }
    this.#replaced = false
    return { block, head, rows }
  }

  async #tellAbsorptions(
    parsed: ParsedCometLogs,
    options: {
      block: BlockRef
      reading: CometAtBlock
      accounts: ReadonlyMap<Address, CometAccount>
    },
  ): Promise<void> {
    this.#ledger.add(parsed)
    if (parsed.absorptions.length === 0) return
    const { block, reading, accounts } = options
    const state = accrueCometInterest(reading.state)
    const judge = (account: CometAccount | undefined) => account && getCometHealth(state, account)
    await this.#ledger.valueNew({
      state: reading.state,
      quote: reading.quote,
      block,
      healthOf: (borrower) => {
        const before = this.#view.accounts.get(borrower)
        return { before: judge(before), after: judge(accounts.get(borrower) ?? before) }
      },
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    })
  }

  /** How far what is followed was from what the Comet said, where all was followed when the view was left. */
  #getKnownDifference(): bigint | undefined {
    const { head, accounts } = this.#view
    const isComplete = head?.search?.searched === 1 && head.pending.length === 0
    return isComplete ? head.state.totalBorrowBase - accounts.owed : undefined
  }

  async #beginSearch({ number: toBlock }: BlockRef): Promise<BlockSearch> {
    const { fromBlock: configured, comet: address } = this.#view.entry
    const fromBlock = await readFirstBlock(this.#client, { address, configured, toBlock })
    return beginBlockSearch({ fromBlock, toBlock })
  }
}
