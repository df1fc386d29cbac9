import { toCascadeAnswer } from '@/lib/engine/read/to-cascade-answer'
import { getShockedPrices } from '@/lib/risk/cascade/get-shocked-prices'
import { toPopulationJson } from '@/lib/risk/cascade/population-json'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import { makeLadder, makePopulation, WETH } from '@/lib/risk/cascade/testing/arbitrary'
import { type Cascade, zCascadeQuery } from '../schema/cascade'
import type { PopulationAnswer } from '../schema/population'
import { asOf, freshSource, MARKET_ID } from './chain'

const population = makePopulation(
  Array.from({ length: 20 }, (_, id) => ({
    ether: 10 + id,
    dollars: (10 + id) * (1_000 + id * 30),
  })),
)
const venue = makeLadder(5_000_000)
const prices = getShockedPrices(population, { falls: [{ asset: WETH, fall: 0.3 }] })

/** Ether falls by 30 % and sets off some rounds. */
export const cascade: Cascade = toCascadeAnswer({
  id: MARKET_ID,
  asOf,
  source: freshSource,
  query: zCascadeQuery.parse({ market: MARKET_ID, asset: WETH, shock: '0.3' }),
  population,
  result: runCascade({ population, shock: { prices }, venues: [venue, null] }),
})

const { markets, assets, terms, ...columns } = toPopulationJson(population)

/** Everyone of the cascade's market. */
export const populationAnswer: PopulationAnswer = {
  asOf,
  source: freshSource,
  population: { ...columns, markets: [...markets], assets: [...assets], terms: [...terms] },
  smallerAccounts: 0,
  venues: [{ ...venue, prices: [...venue.prices], liquidity: [...venue.liquidity] }, null],
  venuesProblem: null,
}
