import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { findFirstBlock } from '@/lib/chain/find-first-block'
import type { RawLog } from '@/lib/chain/raw-log'
import type { MarketEntry } from '@/lib/config/market-entry'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import type { FollowedMarket, LogFilter, MarketSnapshot, PositionReading } from '../market-adapter'
import { toAsOf } from '../to-as-of'
import { AccountTable } from './account-table'
import { discoverBorrowers } from './discover-borrowers'
import { getWatchedLogs } from './get-watched-logs'
import { LiquidationLedger } from './liquidation-ledger'
import type { AaveMarketSetup } from './market-setup'
import { type ParsedAaveLogs, parseLogs } from './parse-logs'
import { readAccount } from './read-account'
import { type AaveMarketAtBlock, readMarketAtBlock } from './read-market-at-block'
import { readMarketSetup } from './read-market-setup'
import { AaveSnapshot } from './snapshot'
import { FeedHeartbeats } from './view/feed-heartbeats'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** Accounts found by discovery that one step reads beside those that changed, so that blocks keep their pace. */
const pendingAStep = 3_000
const blocksRemembered = 512

/**
 * Follows one Aave v3 market: logs say which accounts changed, one read a block brings them and the market's
 * own state at that block's hash.
 */
export class AaveFollowedMarket implements FollowedMarket {
  readonly entry: MarketEntry
  readonly #client: ChainClient
  readonly #accounts = new AccountTable()
  readonly #ledger: LiquidationLedger
  readonly #heartbeats = new FeedHeartbeats()
  readonly #pending = new Set<Address>()
  /** Who changed in which block: read again where that block is replaced. */
  readonly #touched = new Map<number, Set<Address>>()
  #setup: AaveMarketSetup
  #setupStale = false
  #state: AaveMarketState | undefined
  #search: { fromBlock: number; toBlock: number; downTo: number } | undefined
  #searched = 0

  constructor(options: { client: ChainClient; entry: MarketEntry; setup: AaveMarketSetup }) {
    this.entry = options.entry
    this.#client = options.client
    this.#setup = options.setup
    this.#ledger = new LiquidationLedger({ client: options.client, entry: options.entry })
  }

  getLogFilter(): LogFilter {
    return getWatchedLogs(this.#setup)
  }

  getProgress(): number {
    if (this.#searched < 1) return this.#searched * 0.99
    const known = this.#accounts.size
    return this.#pending.size === 0 ? 1 : 0.99 + (0.01 * known) / (known + this.#pending.size)
  }

  countPending(): number {
    return this.#pending.size + this.#ledger.countUntold()
  }

  async discover(options: {
    toBlock: BlockRef
    onProgress: () => void
    signal: AbortSignal
  }): Promise<void> {
    this.#search ??= await this.#beginSearch(options.toBlock.number)
    const { fromBlock, downTo } = this.#search
    const whole = this.#search.toBlock - fromBlock + 1
    const setup = this.#setup
    const search = { setup, fromBlock, toBlock: downTo - 1 }
    if (downTo > fromBlock)
      for await (const range of discoverBorrowers(this.#client, search)) {
        if (options.signal.aborted) return
        for (const borrower of range.borrowers)
          if (!this.#accounts.has(borrower)) this.#pending.add(borrower)
        this.#ledger.add(range)
        this.#search.downTo = range.fromBlock
        this.#searched = Math.min(0.999, (this.#search.toBlock - range.fromBlock + 1) / whole)
        options.onProgress()
      }
    await this.#ledger.valuePast({
      setup,
      state: this.#state,
      block: options.toBlock,
      heartbeats: this.#heartbeats,
    })
    this.#searched = 1
    options.onProgress()
  }

  async advance(options: { block: BlockRef; logs: readonly RawLog[] }): Promise<MarketSnapshot> {
    const { block, logs } = options
    const parsed = parseLogs(this.#setup, logs)
    if (parsed.rulesChanged) this.#setupStale = true
    this.#touch(logs)
    for (const address of [...parsed.dirtyAccounts, ...parsed.borrowers])
      if (this.#accounts.has(address) || parsed.borrowers.includes(address))
        this.#pending.add(address)
    const before = new Map(parsed.liquidations.map(({ borrower }) => this.#pick(borrower)))
    const reading = await this.#read(block)
    this.#state = reading.state
    for (const account of reading.accounts) {
      this.#accounts.set(account)
      this.#pending.delete(account.address)
    }
    for (const facts of reading.facts.reserves)
      if (facts?.feed) this.#heartbeats.learn(facts.feed.address, facts.feed.updatedAt)
    await this.#tellLiquidations(parsed, { block, reading, before })
    return new AaveSnapshot({
      entry: this.entry,
      block,
      data: { state: reading.state, facts: reading.facts, heartbeats: this.#heartbeats },
      accounts: this.#accounts,
      liquidations: this.#ledger.tell(),
    })
  }

  rewind(blockNumber: number): void {
    for (const [number, addresses] of this.#touched) {
      if (number <= blockNumber) continue
      for (const address of addresses) if (this.#accounts.has(address)) this.#pending.add(address)
      this.#touched.delete(number)
    }
    this.#ledger.rewind(blockNumber)
    this.#setupStale = true
  }

  async readPosition(options: {
    address: Address
    block: BlockRef
  }): Promise<PositionReading | null> {
    const { address, block } = options
    const { number, hash } = block
    const at = { setup: this.#setup, address, blockHash: hash, blockNumber: number }
    const { state, facts, account, onChain } = await readAccount(this.#client, at)
    const { entry } = this
    const data = { asOf: toAsOf(block), state, facts, heartbeats: this.#heartbeats }
    const onChainHealthFactor = onChain?.healthFactor ?? null
    const position = toPosition({ entry, data, account, onChainHealthFactor })
    return position && { position, riskInput: toRiskInput({ entry, ...data, account }) }
  }

  #readSetup({ hash }: BlockRef): Promise<AaveMarketSetup> {
    const { poolAddressesProvider } = this.#setup
    return readMarketSetup(this.#client, { poolAddressesProvider, blockHash: hash })
  }

  async #read(block: BlockRef): Promise<AaveMarketAtBlock> {
    if (this.#setupStale) {
      this.#setup = await this.#readSetup(block)
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

  /** Remembers who changed in which block. */
  #touch(logs: readonly RawLog[]): void {
    for (const number of new Set(logs.map(({ blockNumber }) => blockNumber))) {
      const ofBlock = logs.filter(({ blockNumber }) => blockNumber === number)
      this.#touched.set(number, new Set(parseLogs(this.#setup, ofBlock).dirtyAccounts))
    }
    for (const number of this.#touched.keys()) {
      if (this.#touched.size <= blocksRemembered) break
      this.#touched.delete(number)
    }
  }

  #pick(address: Address): [Address, AaveAccount | undefined] {
    return [address, this.#accounts.get(address)]
  }

  async #tellLiquidations(
    parsed: ParsedAaveLogs,
    options: {
      block: BlockRef
      reading: AaveMarketAtBlock
      before: ReadonlyMap<Address, AaveAccount | undefined>
    },
  ): Promise<void> {
    if (parsed.liquidations.length === 0 && parsed.deficits.length === 0) return
    const { block, reading, before } = options
    this.#ledger.add(parsed)
    const judge = (account: AaveAccount | undefined) =>
      account ? getAaveHealth(reading.state, account) : undefined
    await this.#ledger.valueNew({
      setup: this.#setup,
      block,
      state: reading.state,
      healthOf: (borrower) => ({
        before: judge(before.get(borrower)),
        after: judge(this.#accounts.get(borrower)),
      }),
    })
  }

  async #beginSearch(toBlock: number) {
    const { fromBlock: configured } = this.entry
    const fromBlock = configured ?? (await this.#findFirstBlock(toBlock))
    return { fromBlock: Math.min(fromBlock, toBlock), toBlock, downTo: toBlock + 1 }
  }

  /** The market's first block; the chain's where the node has lost the states that would tell. */
  async #findFirstBlock(toBlock: number): Promise<number> {
    const address = this.#setup.poolAddressesProvider
    const found = await findFirstBlock(this.#client, { address, toBlock })
    return found.exact ? found.block : 0
  }
}
