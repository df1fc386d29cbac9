import { getAddress } from 'viem'
import type { ChanceQuery } from '@/lib/api/endpoints/chance'
import type { Chance, MarketTailsJson, PositionChance } from '@/lib/api/schema/chance'
import type { Account } from '@/lib/api/schema/position'
import { toIso } from '@/lib/api/time'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import { NewestMap } from '@/lib/newest-map'
import { ROUNDS_DAYS, RoundsBook } from '@/lib/oracles/rounds/rounds-book'
import type { Address } from '@/lib/risk/units'
import type { LiveMarket, LiveMarkets } from '../read/live-markets'
import { requireRead } from '../read/require-read'
import { getSource } from '../source'
import { getPositionChance } from './get-position-chance'
import { MAX_GAP_SECONDS, type MeasuredMarket, measureMarket } from './measure-market'
import { playTails } from './play-tails'
import { Renewed } from './renewed'
import { toChanceAsset } from './to-chance-asset'

/** Thirty days of rounds don't change much in so long. */
const measureEveryMs = 5 * 60_000
const playEveryMs = 10 * 60_000
const mostMarkets = 500

type Kept = { measured: Renewed<MeasuredMarket>; tails: Renewed<MarketTailsJson> }

/**
 * How prices move and what that means for loans. Rounds are read when somebody asks for the first time and every
 * five minutes that somebody does, never while a block is followed; an old answer is given while a new one is made.
 */
export class ChanceReader {
  readonly #markets: LiveMarkets
  readonly #clients: ReadonlyMap<number, { client: ChainClient; rounds: RoundsBook }>
  readonly #kept = new NewestMap<string, Kept>(mostMarkets)

  constructor(options: { markets: LiveMarkets; clients: readonly ChainClient[] }) {
    this.#markets = options.markets
    this.#clients = new Map(
      options.clients.map((client) => [client.chainId, { client, rounds: new RoundsBook(client) }]),
    )
  }

  /**
   * A market's volatilities, correlations and worst days, and the chances of an account's positions in it.
   *
   * @throws NotFoundError, ChainReadError where it can't be read now, HistoryUnavailableError, ReorgError
   */
  async read(query: ChanceQuery): Promise<Chance> {
    const { id, live, snapshot } = this.#markets.get(query.market)
    const { measured: measuring, tails } = this.#keep(id)
    const measured = await measuring.get()
    const { block, assets, motion } = measured
    return {
      market: id,
      asOf: snapshot?.asOf ?? null,
      source: getSource(live),
      measured: {
        blockNumber: block.number,
        timestamp: toIso(block.timestamp),
        days: ROUNDS_DAYS,
        maxGapSeconds: MAX_GAP_SECONDS,
      },
      assets: assets.flatMap((_, index) => toChanceAsset(measured, index) ?? []),
      correlations: motion.correlations.map((row) =>
        row.map((each) => each && Number(each.toFixed(4))),
      ),
      tails: await tails.get(),
      ...(query.account !== undefined && {
        account: this.#readAccount(getAddress(query.account), { snapshot, measured }),
      }),
    }
  }

  /**
   * The chances of every position that was read.
   *
   * @throws as `read`
   */
  async readPositions({ positions }: Pick<Account, 'positions'>): Promise<PositionChance[]> {
    return Promise.all(
      positions.map(async (position) => {
        const measured = await this.#keep(position.market).measured.get()
        return getPositionChance(position, measured)
      }),
    )
  }

  #readAccount(
    address: Address,
    { snapshot, measured }: { snapshot: LiveMarket['snapshot']; measured: MeasuredMarket },
  ): NonNullable<Chance['account']> {
    const readings = snapshot?.findPositions(address) ?? []
    return {
      address,
      positions: readings.map(({ position }) => getPositionChance(position, measured)),
    }
  }

  #keep(id: string): Kept {
    const known = this.#kept.get(id)
    if (known) return known
    const measured = new Renewed(() => this.#measure(id), measureEveryMs)
    const tails = new Renewed(async () => {
      const { snapshot } = requireRead(this.#markets.get(id))
      return playTails(snapshot.getPopulation(), await measured.get())
    }, playEveryMs)
    const kept = { measured, tails }
    this.#kept.set(id, kept)
    return kept
  }

  async #measure(id: string): Promise<MeasuredMarket> {
    const { live, snapshot } = requireRead(this.#markets.get(id))
    const { chainId } = live.entry
    const side = this.#clients.get(chainId)
    if (!side)
      throw new ChainReadError('No node of this chain is configured.', {
        reason: 'network',
        retryable: true,
      })
    const others = this.#markets.all.flatMap((other) =>
      other.snapshot && other.id !== id && other.live.entry.chainId === chainId
        ? [other.snapshot]
        : [],
    )
    return measureMarket({ snapshot, others, ...side })
  }
}
