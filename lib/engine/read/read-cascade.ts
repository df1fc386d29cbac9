import type { Cascade, CascadeQuery } from '@/lib/api/schema/cascade'
import type { PopulationAnswer, PopulationQuery } from '@/lib/api/schema/population'
import { BaseError, InvalidRequestError } from '@/lib/errors'
import type { PoolReader } from '@/lib/pools/pool-reader'
import type { SalePolicy } from '@/lib/risk/cascade/cascade'
import { getShockedPrices } from '@/lib/risk/cascade/get-shocked-prices'
import { leaveOutSmall } from '@/lib/risk/cascade/leave-out-small'
import type { Population } from '@/lib/risk/cascade/population'
import { toPopulationJson } from '@/lib/risk/cascade/population-json'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import type { LiveMarkets } from './live-markets'
import { requirePopulation } from './read-population'
import { readSaleVenues, type Venues } from './read-sale-venues'
import { toCascadeAnswer } from './to-cascade-answer'
import { Turns } from './turns'

const HOUR = 3_600

/** Cascades over the newest snapshots and the pools as they were at their blocks. */
export class CascadeReader {
  readonly #markets: LiveMarkets
  readonly #getPools: (chainId: number) => PoolReader | undefined
  readonly #turns = new Turns()

  constructor(options: {
    markets: LiveMarkets
    getPools: (chainId: number) => PoolReader | undefined
  }) {
    this.#markets = options.markets
    this.#getPools = options.getPools
  }

  /** By index of the population's assets. @throws NotFoundError, ChainReadError, HistoryUnavailableError */
  readVenues(id: string): Promise<Venues> {
    return readSaleVenues(this.#markets, { id, getPools: this.#getPools })
  }

  /** Pools that can't be read now leave the accounts readable: `venues` is then null and says why. */
  async readPopulation(query: PopulationQuery): Promise<PopulationAnswer> {
    const { market, minDebtUsd = 0 } = query
    const { population, asOf, source } = requirePopulation(this.#markets, market)
    const shown = minDebtUsd > 0 ? leaveOutSmall(population, minDebtUsd) : population
    const venues = await this.readVenues(market).catch((error: unknown) => {
      if (error instanceof BaseError) return error.shortMessage
      throw error
    })
    const isKnown = typeof venues !== 'string'
    return {
      asOf,
      source,
      population: toAnswer(shown),
      smallerAccounts: population.length - shown.length,
      venues: isKnown ? venues.map((venue) => (venue === null ? null : toPlain(venue))) : null,
      venuesProblem: isKnown ? null : venues,
    }
  }

  /**
   * @throws NotFoundError, InvalidRequestError for an asset of another market, ChainReadError where market or pools
   * can't be read now, BusyError
   */
  async readCascade(query: CascadeQuery): Promise<Cascade> {
    const id = query.market
    const { population, asOf, source } = requirePopulation(this.#markets, id)
    const asset = (query.asset as `0x${string}` | undefined) ?? null
    rejectUnknown(population, asset)
    const venues = await this.readVenues(id)
    const prices = getShockedPrices(population, { falls: [{ asset, fall: query.shock }] })
    const result = await this.#turns.run(() =>
      runCascade({
        population,
        shock: { prices },
        venues,
        oracle: { lagRounds: query.lag, share: query.share },
        policy: toPolicy(query.policy),
        order: query.order,
        profitableOnly: query.profitable === 'true',
        maxRounds: query.rounds,
        roundSeconds: query.roundSeconds,
        refillPerHour: query.refill,
      }),
    )
    return toCascadeAnswer({ id, asOf, source, query, population, result })
  }
}

function rejectUnknown({ assets }: Population, asset: string | null): void {
  if (asset === null) return
  if (assets.some(({ address }) => address.toLowerCase() === asset.toLowerCase())) return
  throw new InvalidRequestError(
    `asset ${asset} is in none of the chosen markets: take an address of /api/v1/markets.`,
  )
}

function toPolicy(policy: CascadeQuery['policy']): SalePolicy {
  if (policy === 'dutch-auction') return { kind: policy, seconds: HOUR, startFactor: 1.2 }
  if (policy === 'chunks') return { kind: policy, share: 0.1, discountShare: 0.6 }
  return { kind: policy }
}

function toAnswer(population: Population): PopulationAnswer['population'] {
  const { markets, assets, terms, ...columns } = toPopulationJson(population)
  return { ...columns, markets: [...markets], assets: [...assets], terms: [...terms] }
}

function toPlain(
  venue: NonNullable<Venues[number]>,
): NonNullable<PopulationAnswer['venues']>[number] {
  if (venue.kind !== 'ladder') return venue
  return { ...venue, prices: [...venue.prices], liquidity: [...venue.liquidity] }
}
