import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { addGap, type BlockSearch, beginBlockSearch, toSearched } from '../block-search'
import { FeedHeartbeats } from '../feed-heartbeats'
import { getProgress } from '../get-progress'
import type { AuditResult, FollowedMarket, LogFilter, MarketFrame } from '../market-adapter'
import { readFirstBlock } from '../read-first-block'
import { TouchedBlocks } from '../touched-blocks'
import { auditAccounts } from './audit-accounts'
import { discoverBorrowers } from './discover-borrowers'
import { type AaveHead, toRowKey } from './frame'
import { getWatchedLogs } from './get-watched-logs'
import { LiquidationDepths } from './liquidation-depths'
import { LiquidationLedger } from './liquidation-ledger'
import type { AaveMarketSetup } from './market-setup'
import type { AaveMarketView } from './market-view'
import { type ParsedAaveLogs, parseLogs } from './parse-logs'
import { type AaveMarketAtBlock, readMarketAtBlock } from './read-market-at-block'
import { readMarketSetup } from './read-market-setup'

/** Accounts found by discovery that one step reads beside those that changed, so that blocks keep their pace. */
const pendingAStep = 3_000
/** Blocks missed at most for which every log of every token is read; after more, all accounts are read again. */
const logsWorthReading = 2_000

/**
 * Follows one Aave v3 market from where its view is: logs say which accounts changed, one read a block brings
 * them and the market's own state at that block's hash.
 */
export class AaveFollowedMarket implements FollowedMarket {
  readonly start: number
  readonly #client: ChainClient
  readonly #view: AaveMarketView
  readonly #ledger: LiquidationLedger
  readonly #depths: LiquidationDepths
  readonly #heartbeats: FeedHeartbeats
  #pending: Set<Address>
  readonly #touched = new TouchedBlocks<Address>()
  #setup: AaveMarketSetup
  #setupStale = false
  #search: BlockSearch | null
  /** Who could be liquidated at the view's block is of a chain that was replaced. */
  #replaced = false

  constructor(options: {
    client: ChainClient
    view: AaveMarketView
    setup: AaveMarketSetup
    block: BlockRef
  }) {
    const { client, view, setup, block } = options
    this.#client = client
    this.#view = view
    this.#setup = setup
    this.#ledger = new LiquidationLedger({
      client,
      entry: view.entry,
      rows: {
        liquidations: view.ledger.liquidations.values(),
        deficits: view.ledger.deficits.values(),
      },
    })
    this.#depths = new LiquidationDepths({ client, ledger: this.#ledger })
    this.#heartbeats = new FeedHeartbeats(view.head?.rounds)
    this.#pending = new Set(view.head?.pending)
    this.#search = view.head?.search ?? null
    this.start = block.number
    if (view.block && block.number - view.block.number <= logsWorthReading)
      this.start = view.block.number
    else if (view.block && this.#search) {
      this.#addAllPending()
      const gap = { fromBlock: view.block.number + 1, toBlock: block.number }
      this.#search = addGap(this.#search, gap)
    }
  }

  getLogFilter(): LogFilter {
    return getWatchedLogs(this.#setup)
  }

  getProgress(): number {
    const searched = this.#search?.searched ?? 0
    const known = this.#view.accounts.size
    return getProgress({ searched, known, waiting: this.#pending.size })
  }

  countPending(): number {
    const unsaid = this.#search === this.#view.head?.search ? 0 : 1
    return this.#pending.size + this.#ledger.countChanged() + unsaid
  }

  async discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const { toBlock, signal } = options
    this.#search ??= await this.#beginSearch(toBlock)
    const setup = this.#setup
    for (let [next] = this.#search.left; next; [next] = this.#search.left)
      for await (const range of discoverBorrowers(this.#client, { setup, ...next })) {
        if (signal.aborted) return
        for (const borrower of range.borrowers)
          if (!this.#view.accounts.has(borrower)) this.#pending.add(borrower)
        this.#ledger.add(range)
        this.#search = toSearched(this.#search, range.fromBlock)
      }
    const { state } = this.#view.head ?? {}
    const heartbeats = this.#heartbeats
    await this.#ledger.valuePast({ setup, state, block: toBlock, heartbeats })
    this.#search = { ...this.#search, searched: 1 }
  }

  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketFrame> {
    const { block, logs } = options
    const parsed = parseLogs(this.#setup, logs)
    if (parsed.rulesChanged) this.#setupStale = true
    this.#touched.note(logs, {
      from: block.number,
      pick: (ofBlock) => parseLogs(this.#setup, ofBlock).dirtyAccounts,
    })
    this.#putFirst(parsed)
    const reading = await this.#read(block)
    await this.#tellLiquidations(parsed, { block, reading })
    for (const facts of reading.facts.reserves)
      if (facts?.feed) this.#heartbeats.learn(facts.feed.address, facts.feed.updatedAt)
    void this.#depths.look(this.#setup)
    return this.#toFrame({ block, reading })
  }

  rewind(blockNumber: number): void {
    const touched = this.#touched.takeAbove(blockNumber)
    if (touched === 'unknown') this.#addAllPending()
    else
      for (const address of touched)
        if (this.#view.accounts.has(address)) this.#pending.add(address)
    this.#ledger.rewind(blockNumber)
    this.#setupStale = true
    this.#replaced = true
  }

  async audit(options: { sample: number; random: () => number }): Promise<AuditResult> {
    const result = await auditAccounts(this.#client, { view: this.#view, ...options })
    if (result.misses.length > 0) {
      this.#addAllPending()
      this.#setupStale = true
    }
    return result
  }

  #addAllPending(): void {
    for (const { address } of this.#view.accounts.freeze().rows) this.#pending.add(address)
  }

  /** Who has just changed is read before what the search has found. */
  #putFirst({ borrowers, dirtyAccounts }: ParsedAaveLogs): void {
    const known = dirtyAccounts.filter((address) => this.#view.accounts.has(address))
    if (borrowers.length + known.length === 0) return
    this.#pending = new Set([...borrowers, ...known, ...this.#pending])
  }

  async #read(block: BlockRef): Promise<AaveMarketAtBlock> {
    if (this.#setupStale) {
      const { poolAddressesProvider } = this.#setup
      const at = { poolAddressesProvider, blockHash: block.hash }
      this.#setup = await readMarketSetup(this.#client, at)
      this.#setupStale = false
    }
    const reading = await readMarketAtBlock(this.#client, {
      setup: this.#setup,
      accounts: [...this.#pending].slice(0, pendingAStep),
      blockHash: block.hash,
      blockNumber: block.number,
    })
    this.#setup = reading.setup
    return reading
  }

  #toFrame(options: { block: BlockRef; reading: AaveMarketAtBlock }): MarketFrame {
    const { block, reading } = options
    const rows = new Map<string, unknown>()
    for (const account of reading.accounts) {
      this.#pending.delete(account.address)
      rows.set(toRowKey('account', account.address), account)
    }
    for (const [key, row] of this.#ledger.takeRows()) rows.set(key, row)
    const head: AaveHead = {
      setup: reading.setup,
      state: reading.state,
      facts: reading.facts,
      rounds: this.#heartbeats.rounds,
      search: this.#search,
      pending: [...this.#pending],
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    }
    this.#replaced = false
    return { block, head, rows }
  }

  async #tellLiquidations(
    parsed: ParsedAaveLogs,
    options: { block: BlockRef; reading: AaveMarketAtBlock },
  ): Promise<void> {
    if (parsed.liquidations.length === 0 && parsed.deficits.length === 0) return
    const { block, reading } = options
    this.#ledger.add(parsed)
    const judge = (account: AaveAccount | undefined) =>
      account ? getAaveHealth(reading.state, account) : undefined
    const after = new Map(reading.accounts.map((account) => [account.address, account]))
    await this.#ledger.valueNew({
      setup: this.#setup,
      block,
      state: reading.state,
      healthOf: (borrower) => ({
        before: judge(this.#view.accounts.get(borrower)),
        after: judge(after.get(borrower)),
      }),
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    })
  }

  async #beginSearch({ number: toBlock }: BlockRef): Promise<BlockSearch> {
    const { fromBlock: configured } = this.#view.entry
    const address = this.#setup.poolAddressesProvider
    const fromBlock = await readFirstBlock(this.#client, { address, configured, toBlock })
    return beginBlockSearch({ fromBlock, toBlock })
  }
}
