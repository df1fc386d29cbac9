import { getAddress } from 'viem'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import { compareNewestFirst } from '../compare-newest-first'
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
import type { AuctionRecord } from './auction-record'
import { SkyFollowedMarket } from './follow-market'
import { type SkyHead, toAuctionRowKey, toRow, toVaultRowKey } from './frame'
import { readLensAccount } from './lens/read-lens-account'
import { readBlock } from './read-block'
import { isSetupOf, readSetup } from './read-setup'
import { readVatView } from './read-vat-view'
import type { SkySetup } from './setup'
import type { SkyEntry } from './sky-entry'
import { SkySnapshot } from './snapshot'
import type { SkyVault, VaultKey } from './vault'
import { VaultTable } from './vault-table'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/** The ilks of an entry as its frames have left them. */
export class SkyMarketView implements MarketView {
  readonly entry: SkyEntry
  /** By `toAuctionKey`. */
  readonly records = new Map<string, AuctionRecord>()
  readonly #tables = new Map<string, VaultTable>()
  readonly #lists = new Map<string, IlkLists>()
  #head: SkyHead | undefined
  #block: BlockRef | undefined
  #liquidatable: LiquidatableRecord | null = null

  constructor(entry: SkyEntry) {
    this.entry = entry
  }

  get head(): SkyHead | undefined {
    return this.#head
  }
  /** The block of the newest frame. */
  get block(): BlockRef | undefined {
    return this.#block
  }

  /** Who can be auctioned at that block, and since when, by `toVaultId`. */
  get liquidatable(): LiquidatableRecord | null {
    return this.#liquidatable
  }

  countVaults(): number {
    return [...this.#tables.values()].reduce((sum, { size }) => sum + size, 0)
  }

  listVaults(): readonly SkyVault[] {
    return [...this.#tables.values()].flatMap((table) => table.freeze().rows)
  }

  findVault({ ilk, urn }: VaultKey): SkyVault | undefined {
    return this.#tables.get(ilk)?.get(urn)
  }

  apply({ block, head, rows }: MarketFrame): readonly MarketSnapshot[] {
    this.#head = head as SkyHead
    this.#block = block
    const added = this.#takeRows(rows)
    const { setup, ilks, houses, liquidatable = null } = this.#head
    const snapshots = ilks.map((reading) => {
      const { ilk } = reading.state
      return new SkySnapshot({
        entry: this.entry,
        block,
        setup,
        reading,
        table: this.#getTable(ilk),
        houses: houses.filter((house) => house.ilk === ilk),
        ...(this.#lists.get(ilk) ?? noLists),
      })
    })
    this.#liquidatable = markLiquidatable(snapshots, {
      block,
      before: liquidatable,
      wasFollowed: (id) => !added.has(id),
    })
    return snapshots
  }

  toFrame(): MarketFrame | undefined {
    if (!this.#head || !this.#block) return undefined
    const rows = new Map<string, unknown>()
    for (const vault of this.listVaults()) rows.set(toVaultRowKey(vault), vault)
    for (const [key, record] of this.records) rows.set(toAuctionRowKey(key), record)
    return { block: this.#block, head: this.#head, rows }
  }

  async readPositions(options: {
    client: ChainClient
    address: Address
    block: BlockRef
  }): Promise<PositionReading[]> {
    const { client, block } = options
    const { entry } = this
    const account = getAddress(options.address)
    const at = { blockHash: block.hash, blockNumber: block.number }
    const setup = await this.#getSetup(client, block)
    const { core } = setup
    const ilks = setup.ilks.map(({ ilk }) => ilk)
    const vaults = await readLensAccount(client, {
      core,
      ilks,
      account,
      proxies: this.#listProxies(account),
      ...at,
    })
    if (vaults.length === 0) return []
    const [reading, views] = await Promise.all([
      readBlock(client, {
        setup,
        pips: this.#head?.ilks.map(({ pip }) => pip) ?? [],
        formerClips: [],
        vaults: [],
        findCdp: () => 0,
        ...at,
      }),
      readVatView(client, { vat: core.vat, vaults, block }),
    ])
    return vaults.flatMap((vault, index) => {
      const ilk = reading.ilks.find(({ state }) => state.ilk === vault.ilk)
      if (!ilk) return []
      const data = { entry, asOf: toAsOf(block), reading: ilk, dai: setup.dai }
      const position = toPosition(data, { vault, vatView: views[index] ?? null })
      return [{ position, riskInput: toRiskInput(data, vault) }]
    })
  }

  async follow(options: { client: ChainClient; block: BlockRef }): Promise<FollowedMarket> {
    const { client, block } = options
    const setup = await this.#getSetup(client, block)
    const isOfSetup = this.#head === undefined || isSetupOf(this.#head.setup, this.entry)
    return new SkyFollowedMarket({ client, view: this, setup, block, isOfSetup })
  }

  /** What was kept, where it is of the entry as it is configured now. */
  async #getSetup(client: ChainClient, block: BlockRef): Promise<SkySetup> {
    const kept = this.#head?.setup
    if (kept && isSetupOf(kept, this.entry)) return kept
    return await readSetup(client, { entry: this.entry, block })
  }

  /** Holders of vaults whose account this is. */
  #listProxies(account: Address): Address[] {
    const holders = this.listVaults().flatMap((vault) =>
      vault.account === account && vault.holder !== account ? [vault.holder] : [],
    )
    return [...new Set(holders)]
  }

  #getTable(ilk: string): VaultTable {
    const table = this.#tables.get(ilk) ?? new VaultTable()
    this.#tables.set(ilk, table)
    return table
  }

  /** @returns The vaults that were not in it before, by `toVaultId`. */
  #takeRows(rows: ReadonlyMap<string, unknown>): ReadonlySet<string> {
    const added = new Set<string>()
    const changed = new Set<string>()
    for (const [key, value] of rows) {
      const row = toRow(key, value)
      if (row.kind === 'vault') {
        if (row.value && !this.findVault(row.value)) added.add(row.id)
        this.#takeVault(row.id, row.value)
      } else {
        const ilk = (row.value ?? this.records.get(row.id))?.ilk
        if (ilk !== undefined) changed.add(ilk)
        if (row.value) this.records.set(row.id, row.value)
        else this.records.delete(row.id)
      }
    }
    for (const ilk of changed) this.#lists.set(ilk, toLists(this.records.values(), ilk))
    return added
  }

  #takeVault(id: string, vault: SkyVault | undefined): void {
    if (vault) this.#getTable(vault.ilk).set(vault)
    else {
      const at = id.lastIndexOf(':')
      this.#tables.get(id.slice(0, at))?.remove(id.slice(at + 1) as Address)
    }
  }
}

/** Of one ilk: its auctions, and the valued purchases from them, newest first. */
type IlkLists = { records: readonly AuctionRecord[]; liquidations: readonly Liquidation[] }

const noLists: IlkLists = { records: [], liquidations: [] }

function toLists(all: Iterable<AuctionRecord>, ilk: string): IlkLists {
  const records = [...all].filter((record) => record.ilk === ilk)
  const liquidations = records.flatMap(({ told }) => [...told.values()])
  liquidations.sort(compareNewestFirst)
  return { records, liquidations }
}
