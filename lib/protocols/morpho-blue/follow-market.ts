import type { Hex } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { RawLog } from '@/lib/chain/logs/raw-log'
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
import { auditPositions } from './audit-positions'
import { discoverBorrowers, discoverPreLiquidations } from './discover-borrowers'
import type { MorphoHead } from './frame'
import { LiquidationLedger } from './liquidation-ledger'
import { lookAtLiquidation } from './look-at-liquidation'
import type { MorphoMarketView } from './market-view'
import { morphoTopics } from './morpho-events'
import { type ParsedMorphoLogs, parseLogs } from './parse-logs'
import { FamilyReader, type FamilyReading } from './read-family'
import { toRows } from './to-rows'
import { listPositions, Waiting } from './waiting'

/** Blocks missed at most for which every log is read; after more, all positions are read again. */
const logsWorthReading = 2_000

/**
 * Follows one Morpho from where its view is: logs say which positions changed, one read a block brings them, and
 * the totals, prices and rates of every market with debt, at that block's hash.
 */
export class MorphoFollowedMarket implements FollowedMarket {
  readonly start: number
  readonly #client: ChainClient
  readonly #view: MorphoMarketView
  readonly #usdPrices: UsdPrices
  readonly #ledger: LiquidationLedger
  readonly #reader: FamilyReader
  readonly #waiting: Waiting
  readonly #linesLeft: Set<Address>
  readonly #heartbeats: FeedHeartbeats
  readonly #touched = new TouchedBlocks<ParsedMorphoLogs>()
  #search: BlockSearch | null
  /** Who could be liquidated at the view's block is of a chain that was replaced. */
  #replaced = false

  constructor(options: {
    client: ChainClient
    view: MorphoMarketView
    block: BlockRef
    usdPrices: UsdPrices
  }) {
    const { client, view, block, usdPrices } = options
    this.#client = client
    this.#view = view
    this.#usdPrices = usdPrices
    this.#ledger = new LiquidationLedger({
      client,
      entry: view.entry,
      rows: view.table.ledger.values(),
    })
    this.#reader = new FamilyReader({ client, view })
    this.#waiting = new Waiting(view.head?.pending)
    this.#linesLeft = new Set(view.head?.linesLeft)
    this.#heartbeats = new FeedHeartbeats(view.head?.rounds)
    this.#search = view.head?.search ?? null
    this.start = block.number
    if (!view.block) return
    if (block.number - view.block.number <= logsWorthReading) this.start = view.block.number
    else this.#searchGap({ fromBlock: view.block.number + 1, toBlock: block.number })
  }

  getLogFilter(): LogFilter {
    const { entry, table } = this.#view
    return {
      addresses: [entry.morpho, ...table.lines.keys()],
      topics: Object.values(morphoTopics),
    }
  }

  getProgress(): number {
    const searched = this.#search?.searched ?? 0
    const waiting = this.#waiting.positionCount + this.#linesLeft.size
    return getProgress({ searched, known: this.#countPositions(), waiting })
  }

  countPending(): number {
    const unsaid = this.#search === this.#view.head?.search ? 0 : 1
    return this.#waiting.size + this.#ledger.countChanged() + unsaid
  }

  async discover(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const { toBlock, signal } = options
    const { morpho, preLiquidationFactory } = this.#view.entry
    this.#search ??= await this.#beginSearch(toBlock)
    const withAuthorisations = preLiquidationFactory !== undefined
    for (let [next] = this.#search.left; next; [next] = this.#search.left)
      for await (const range of discoverBorrowers(this.#client, {
        morpho,
        withAuthorisations,
        ...next,
      })) {
        if (signal.aborted) return
        for (const id of range.markets) this.#waiting.markets.add(id)
        for (const position of listPositions(range.borrowers))
          if (!this.#view.table.hasPosition(position)) this.#waiting.addFound(position)
        for (const each of range.authorisations) this.#waiting.addAuthorisation(each)
        this.#ledger.add(range.liquidations)
        this.#search = toSearched(this.#search, range.fromBlock)
      }
    // Whose lines they are, and of which tokens, the next steps tell: then it goes on.
    if (this.#waiting.markets.size > 0 || this.#waiting.authorisations.length > 0) return
    await this.#discoverLines(options)
    await this.#ledger.valuePast({ factsOf: (id) => this.#reader.findFacts(id) })
    this.#search = { ...this.#search, searched: 1 }
  }

  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketFrame> {
    const { block, logs } = options
    const { entry, table } = this.#view
    const { morpho } = entry
    const parsed = parseLogs({ morpho, lines: table.lines.keys() }, logs)
    this.#touched.note(logs, {
      from: block.number,
      pick: (ofBlock) => [parseLogs({ morpho, lines: [] }, ofBlock)],
    })
    for (const id of parsed.markets) this.#waiting.markets.add(id)
    for (const position of listPositions(parsed.borrowers)) this.#waiting.addChanged(position)
    for (const position of listPositions(parsed.dirtyAccounts))
      if (table.hasPosition(position)) this.#waiting.addChanged(position)
    for (const each of parsed.authorisations) this.#waiting.addAuthorisation(each)
    const { liquidations } = parsed
    const priced = liquidations.map(({ marketId }) => marketId)
    const reading = await this.#reader.read({ block, waiting: this.#waiting, priced })
    const usd = this.#toUsd(reading)
    const view = this.#view
    const record = this.#replaced ? null : view.liquidatable
    this.#ledger.add(liquidations)
    await this.#ledger.valueNew(liquidations, {
      block,
      factsOf: (id) => this.#reader.findFacts(id),
      look: (raw, facts) => lookAtLiquidation(raw, { facts, reading, usd, view, record }),
    })
    return this.#toFrame({ block, reading, usd })
  }

  rewind(blockNumber: number): void {
    const touched = this.#touched.takeAbove(blockNumber)
    if (touched === 'unknown') {
      this.#waitForAll()
      // Who repaid in what was replaced is followed no more, and may owe again.
      this.#search = null
    } else
      for (const { markets, dirtyAccounts, authorisations } of touched) {
        for (const id of markets) this.#waiting.markets.add(id)
        for (const position of listPositions(dirtyAccounts)) this.#waiting.addChanged(position)
        for (const each of authorisations) this.#waiting.addAuthorisation(each)
      }
    this.#ledger.rewind(blockNumber)
    this.#replaced = true
  }

  async audit(options: { sample: number; random: () => number }): Promise<AuditResult> {
    const result = await auditPositions(this.#client, { view: this.#view, ...options })
    if (result.misses.length > 0) this.#waitForAll()
    return result
  }

  /** Too much happened since: all that is known is read again, and who is new is searched for. */
  #searchGap(gap: { fromBlock: number; toBlock: number }): void {
    this.#waitForAll()
    if (this.#search) this.#search = addGap(this.#search, gap)
    for (const line of this.#view.table.lines.keys()) this.#linesLeft.add(line)
  }

  #waitForAll(): void {
    const { table } = this.#view
    for (const id of table.markets.keys()) this.#waiting.markets.add(id)
    for (const position of table.listPositions()) this.#waiting.addFound(position)
    for (const { account, line } of table.listGrants())
      this.#waiting.addAuthorisation({ account, authorised: line })
  }

  #countPositions(): number {
    let count = 0
    for (const { accounts } of this.#view.table.markets.values()) count += accounts.size
    return count
  }

  async #discoverLines(options: { toBlock: BlockRef; signal: AbortSignal }): Promise<void> {
    const lines = [...this.#linesLeft]
    if (lines.length === 0) return
    const { morpho } = this.#view.entry
    const { toBlock, signal } = options
    const fromBlock = await this.#readFirstBlock(toBlock.number)
    const search = { morpho, lines, fromBlock, toBlock: toBlock.number }
    for await (const range of discoverPreLiquidations(this.#client, search)) {
      if (signal.aborted) return
      this.#ledger.add(range.liquidations)
    }
    for (const line of lines) this.#linesLeft.delete(line)
  }

  #toUsd({ totals }: FamilyReading): Map<Address, string> {
    const usd = new Map<Address, string>()
    for (const id of totals.keys()) {
      const facts = this.#reader.findFacts(id)
      for (const { asset } of facts ? [facts.loanToken, facts.collateralToken] : []) {
        const price = usd.has(asset) ? null : this.#usdPrices(asset)
        if (price !== null) usd.set(asset, price)
      }
    }
    return usd
  }

  #toFrame(options: {
    block: BlockRef
    reading: FamilyReading
    usd: ReadonlyMap<Address, string>
  }): MarketFrame {
    const { block, reading, usd } = options
    const { rows, markets, gone } = toRows(this.#view.table, reading)
    for (const line of reading.lines) this.#linesLeft.add(line.address)
    for (const [feed, at] of reading.updates) if (at !== null) this.#heartbeats.learn(feed, at)
    this.#settle(reading, gone)
    for (const [key, row] of this.#ledger.takeRows()) rows.set(key, row)
    const head: MorphoHead = {
      timestamp: reading.timestamp,
      markets,
      linePrices: reading.prices,
      updates: reading.updates,
      rounds: this.#heartbeats.rounds,
      usd,
      search: this.#search,
      linesLeft: [...this.#linesLeft],
      pending: this.#waiting.toPending(),
      liquidatable: this.#replaced ? null : this.#view.liquidatable,
    }
    this.#replaced = false
    return { block, head, rows }
  }

  /** What was read waits no longer. */
  #settle({ totals, accounts, grants, others }: FamilyReading, gone: ReadonlySet<Hex>): void {
    const waiting = this.#waiting
    for (const id of totals.keys()) waiting.markets.delete(id)
    for (const { marketId, account } of accounts.values())
      waiting.removePosition({ marketId, account: account.address })
    for (const position of gone.size > 0 ? waiting.positions : [])
      if (gone.has(position.marketId)) waiting.removePosition(position)
    for (const { account, line } of grants)
      waiting.removeAuthorisation({ account, authorised: line })
    for (const each of waiting.authorisations)
      if (others.has(each.authorised)) waiting.removeAuthorisation(each)
  }

  async #beginSearch({ number: toBlock }: BlockRef): Promise<BlockSearch> {
    return beginBlockSearch({ fromBlock: await this.#readFirstBlock(toBlock), toBlock })
  }

  #readFirstBlock(toBlock: number): Promise<number> {
    const { morpho: address, fromBlock: configured } = this.#view.entry
    return readFirstBlock(this.#client, { address, configured, toBlock })
  }
}
