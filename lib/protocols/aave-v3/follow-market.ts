import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { findFirstBlock } from '@/lib/chain/find-first-block'
import type { RawLog } from '@/lib/chain/raw-log'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import type { AaveAccount } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { FeedHeartbeats } from '../feed-heartbeats'
import type { AuditResult, FollowedMarket, LogFilter, MarketFrame } from '../market-adapter'
import { TouchedBlocks } from '../touched-blocks'
import { auditAccounts } from './audit-accounts'
import { discoverBorrowers } from './discover-borrowers'
import { type AaveHead, type AaveSearch, toRowKey } from './frame'
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
  #search: AaveSearch | null
  /** Who could be liquidated at the view's block is of a chain that was replaced. */
  #replaced = false

  constructor(options: {
    client: ChainClient
    view: AaveMarketView
    setup: AaveMarketSetup
    block: BlockRef
  }) {
    const { client, view, setup } = options
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
    this.start = options.block.number
    if (view.block && options.block.number - view.block.number <= logsWorthReading)
      this.start = view.block.number
    else if (view.block && this.#search) this.#searchGap(view.block.number, this.#search)
  }

  getLogFilter(): LogFilter {
    return getWatchedLogs(this.#setup)
  }

  getProgress(): number {
    const searched = this.#search?.searched ?? 0
    if (searched < 1) return searched * 0.99
    const known = this.#view.accounts.size
    return this.#pending.size === 0 ? 1 : 0.99 + (0.01 * known) / (known + this.#pending.size)
  }

  countPending(): number {
    const unsaid = this.#search === this.#view.head?.search ? 0 : 1
    return this.#pending.size + this.#ledger.countChanged() + unsaid
  }

  async discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const { toBlock, signal } = options
    this.#search ??= await this.#beginSearch(toBlock.number)
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
    for (const { address } of touched === 'unknown' ? this.#view.accounts.freeze().rows : [])
      this.#pending.add(address)
    if (touched !== 'unknown')
      for (const address of touched)
        if (this.#view.accounts.has(address)) this.#pending.add(address)
    this.#ledger.rewind(blockNumber)
    this.#setupStale = true
    this.#replaced = true
  }

  async audit(options: { sample: number; random: () => number }): Promise<AuditResult> {
    const result = await auditAccounts(this.#client, { view: this.#view, ...options })
    if (result.misses.length > 0) {
      for (const { address } of this.#view.accounts.freeze().rows) this.#pending.add(address)
      this.#setupStale = true
    }
    return result
  }

  /** Too much happened since: all that is known is read again, and who is new is searched for. */
  #searchGap(last: number, search: AaveSearch): void {
    for (const { address } of this.#view.accounts.freeze().rows) this.#pending.add(address)
    const gap = { fromBlock: last + 1, toBlock: this.start }
    const blocks = search.blocks + this.start - last
    const left = [gap, ...search.left]
    this.#search = {
      left,
      blocks,
      searched: Math.min(search.searched, 1 - (this.start - last) / blocks),
    }
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

  async #beginSearch(head: number): Promise<AaveSearch> {
    const { fromBlock: configured } = this.#view.entry
    const first = configured ?? (await this.#findFirstBlock(head))
    const range = { fromBlock: Math.min(first, head), toBlock: head }
    return { left: [range], blocks: range.toBlock - range.fromBlock + 1, searched: 0 }
  }

  /** The market's first block; the chain's where the node has lost the states that would tell. */
  async #findFirstBlock(toBlock: number): Promise<number> {
    const address = this.#setup.poolAddressesProvider
    const found = await findFirstBlock(this.#client, { address, toBlock })
    return found.exact ? found.block : 0
  }
}

/** The newest range that is left was searched down to `fromBlock`. */
function toSearched(search: AaveSearch, fromBlock: number): AaveSearch {
  const [newest, ...older] = search.left
  const rest = newest && fromBlock > newest.fromBlock ? [{ ...newest, toBlock: fromBlock - 1 }] : []
  const left = [...rest, ...older]
  const blocksLeft = left.reduce((sum, range) => sum + range.toBlock - range.fromBlock + 1, 0)
  return { ...search, left, searched: Math.min(0.999, 1 - blocksLeft / search.blocks) }
}
