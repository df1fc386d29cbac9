import type { Hex } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MorphoAccount, MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { GrantRow, PositionKey } from './frame'
import { toPositionKey } from './frame'
import { readLensLines } from './lens/read-lens-facts'
import type { MorphoLine, MorphoMarketFacts, MorphoReading, MorphoTotals } from './market-facts'
import type { MorphoMarketView } from './market-view'
import { readMorphoAtBlock } from './read-at-block'
import { readInHalves } from './read-in-halves'
import { readNewFacts } from './read-new-facts'
import type { Waiting } from './waiting'

/** New markets, contracts to tell apart, positions that one step reads, so that blocks keep their pace. */
const atMost = { newMarkets: 300, candidates: 200, positions: 3_000 }

/** What one step has read; nothing of it is taken in yet. */
export type FamilyReading = {
  /** Seconds. */
  timestamp: number
  /** Of every market with debt, and of those that something happened to. */
  totals: ReadonlyMap<Hex, MorphoTotals | MorphoReading>
  /** Of markets that were not known. */
  facts: ReadonlyMap<Hex, MorphoMarketFacts>
  lines: readonly MorphoLine[]
  /** By oracle: those that pre-liquidation contracts ask, and those that were asked for. */
  prices: ReadonlyMap<Address, bigint | null>
  /** When feeds of markets with debt were last updated, seconds. */
  updates: ReadonlyMap<Address, number | null>
  accounts: ReadonlyMap<PositionKey, { marketId: Hex; account: MorphoAccount }>
  grants: readonly (GrantRow & { granted: boolean })[]
  /** Authorised, and no pre-liquidation contract. */
  others: ReadonlySet<Address>
}

/** Reads what a step needs, and remembers what never changes. */
export class FamilyReader {
  readonly #client: ChainClient
  readonly #view: MorphoMarketView
  readonly #tokens = new Map<Address, MorphoToken>()
  readonly #facts = new Map<Hex, MorphoMarketFacts>()
  readonly #lines = new Map<Address, MorphoLine>()
  readonly #others = new Set<Address>()

  constructor(options: { client: ChainClient; view: MorphoMarketView }) {
    this.#client = options.client
    this.#view = options.view
    for (const { row } of this.#view.table.markets.values())
      for (const token of [row.loanToken, row.collateralToken]) this.#tokens.set(token.asset, token)
  }

  findFacts(id: Hex): MorphoMarketFacts | undefined {
    return this.#view.table.markets.get(id)?.row ?? this.#facts.get(id)
  }

  /**
   * One `eth_call` where nothing new has come up; three more for new markets, one more for contracts that somebody
   * authorised for the first time.
   * @param options.priced markets whose price is wanted although nothing may be owed any more
   * @throws HistoryUnavailableError, ReorgError, ChainReadError
   */
  async read(options: {
    block: BlockRef
    waiting: Waiting
    priced: readonly Hex[]
  }): Promise<FamilyReading> {
    const { block, waiting, priced } = options
    const { morpho } = this.#view.entry
    const at = { blockHash: block.hash, blockNumber: block.number }
    const positions = waiting.positions
    const authorisations = waiting.authorisations
    const lines = await this.#tellApart(authorisations, at)
    const wanted = [
      ...waiting.markets,
      ...positions.map(({ marketId }) => marketId),
      ...lines.map(({ marketId }) => marketId),
    ]
    const facts = await this.#learnMarkets(wanted, at)
    const known = new Set(wanted.filter((id) => this.findFacts(id)))
    const active = [...(this.#view.head?.markets.keys() ?? [])]
    const read = await readMorphoAtBlock(this.#client, {
      morpho,
      markets: [...new Set([...active, ...known])],
      oracles: this.#listOracles(priced),
      feeds: this.#listFeeds([...active, ...known]),
      positions: positions.filter(({ marketId }) => known.has(marketId)).slice(0, atMost.positions),
      grants: authorisations
        .filter(({ authorised }) => this.#findLine(authorised))
        .slice(0, atMost.positions)
        .map(({ account, authorised: line }) => ({ account, line })),
      ...at,
    })
    return {
      timestamp: read.timestamp,
      totals: read.markets,
      facts,
      lines,
      prices: this.#addMarketPrices(read),
      updates: read.rounds,
      accounts: new Map(
        read.positions.map((each) => [toPositionKey(each.marketId, each.account.address), each]),
      ),
      grants: read.grants,
      others: this.#others,
    }
  }

  #findLine(address: Address): MorphoLine | undefined {
    return this.#view.table.lines.get(address) ?? this.#lines.get(address)
  }

  /** @returns Lines that the view does not have yet. */
  async #tellApart(
    authorisations: readonly { authorised: Address }[],
    at: { blockHash: Hex; blockNumber: number },
  ): Promise<MorphoLine[]> {
    const factory = this.#view.entry.preLiquidationFactory
    const candidates = [...new Set(authorisations.map(({ authorised }) => authorised))].filter(
      (address) => !this.#others.has(address) && !this.#findLine(address),
    )
    if (!factory) for (const address of candidates) this.#others.add(address)
    else if (candidates.length > 0) {
      const asked = candidates.slice(0, atMost.candidates)
      const found = await readInHalves(asked, (part) =>
        readLensLines(this.#client, { factory, candidates: part, ...at }),
      )
      for (const [index, line] of found.entries()) {
        if (line) this.#lines.set(line.address, line)
        else this.#others.add(asked[index] ?? '0x')
      }
    }
    return [...this.#lines.values()].filter(({ address }) => !this.#view.table.lines.has(address))
  }

  async #learnMarkets(
    wanted: readonly Hex[],
    at: { blockHash: Hex; blockNumber: number },
  ): Promise<ReadonlyMap<Hex, MorphoMarketFacts>> {
    const unknown = [...new Set(wanted)].filter((id) => !this.findFacts(id))
    if (unknown.length > 0)
      for (const facts of await readNewFacts(this.#client, {
        morpho: this.#view.entry.morpho,
        markets: unknown.slice(0, atMost.newMarkets),
        tokens: this.#tokens,
        at,
      }))
        this.#facts.set(facts.id, facts)
    for (const id of this.#facts.keys())
      if (this.#view.table.markets.has(id)) this.#facts.delete(id)
    return new Map(this.#facts)
  }

  /** A line mostly asks its market's oracle, whose price comes with the market. */
  #listOracles(priced: readonly Hex[]): Address[] {
    const ofLines = [...this.#view.table.lines.values(), ...this.#lines.values()].flatMap((line) =>
      this.findFacts(line.marketId)?.oracle === line.oracle ? [] : [line.oracle],
    )
    const ofMarkets = priced.flatMap((id) => this.findFacts(id)?.oracle ?? [])
    return [...new Set([...ofLines, ...ofMarkets])]
  }

  #listFeeds(markets: readonly Hex[]): Address[] {
    return [...new Set(markets.flatMap((id) => this.findFacts(id)?.feeds ?? []))]
  }

  #addMarketPrices(read: {
    markets: ReadonlyMap<Hex, MorphoTotals | MorphoReading>
    prices: ReadonlyMap<Address, bigint | null>
  }): Map<Address, bigint | null> {
    const prices = new Map(read.prices)
    for (const line of [...this.#view.table.lines.values(), ...this.#lines.values()]) {
      const totals = read.markets.get(line.marketId)
      const isSame = this.findFacts(line.marketId)?.oracle === line.oracle
      if (isSame && totals && 'price' in totals) prices.set(line.oracle, totals.price)
    }
    return prices
  }
}
