import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import type { CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import type { LogPlace, RawAbsorption } from './absorption'
import { readLens } from './lens/read-lens'

type Factors = ReadonlyMap<Address, bigint>

/** What absorptions credited of collateral's value, at any time: parameters hold from one upgrade to the next. */
export class FactorHistory {
  readonly #client: ChainClient
  readonly #comet: Address
  /** By key of the upgrade that began it. */
  readonly #byEpoch = new Map<string, Promise<Factors | null>>()

  constructor(options: { client: ChainClient; comet: Address }) {
    this.#client = options.client
    this.#comet = options.comet
  }

  /**
   * Liquidation factors (wad) of an absorption's collaterals: the present ones where no upgrade came since, else one
   * `eth_call` at its block for all between two upgrades; `null` where the node has lost that state.
   *
   * @throws ReorgError, ChainReadError
   */
  async find(
    raw: RawAbsorption,
    { state, upgrades }: { state: CometMarketState; upgrades: readonly LogPlace[] },
  ): Promise<readonly bigint[] | null> {
    const isBefore = (a: LogPlace, b: LogPlace) =>
      a.blockNumber - b.blockNumber || a.logIndex - b.logIndex
    const later = upgrades.filter((place) => isBefore(raw, place) < 0)
    if (later.length === 0)
      return pick(raw, new Map(state.assets.map((each) => [each.asset, each.liquidationFactor])))
    const [next] = later.sort(isBefore)
    const epoch = `${next?.blockHash}-${next?.logIndex}`
    const known = this.#byEpoch.get(epoch) ?? this.#read(raw)
    this.#byEpoch.set(epoch, known)
    const factors = await known.catch((error: unknown) => {
      this.#byEpoch.delete(epoch)
      throw error
    })
    return factors && pick(raw, factors)
  }

  /** At the end of the block before: an upgrade may follow in the same block. */
  async #read({ blockHash }: RawAbsorption): Promise<Factors | null> {
    try {
      const { parentHash } = await this.#client.readBlock(blockHash)
      const at = { blockHash: parentHash }
      const request = { comet: this.#comet, accounts: [], withMarket: true, at }
      const { market } = await readLens(this.#client, request)
      return new Map(market?.assets.map((each) => [each.asset, each.liquidationFactor]))
    } catch (error) {
      if (error instanceof HistoryUnavailableError) return null
      throw error
    }
  }
}

/** `null` where one of them is not known. */
function pick({ collateral }: RawAbsorption, factors: Factors): bigint[] | null {
  const found = collateral.map(({ asset }) => factors.get(asset))
  const known = found.filter((factor) => factor !== undefined)
  return known.length === found.length ? known : null
}
