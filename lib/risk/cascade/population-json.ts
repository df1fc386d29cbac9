import type { Population } from './population'

/** A population whose columns are plain arrays, as JSON carries it. */
export type PopulationJson = Omit<
  Population,
  'accountMarkets' | 'starts' | 'middles' | 'legTerms' | 'legAmounts' | 'addresses'
> & {
  addresses: Population['addresses'][number][]
  accountMarkets: number[]
  starts: number[]
  middles: number[]
  legTerms: number[]
  legAmounts: number[]
}

const DIGITS = 12

/** Amounts to twelve digits: what a model in doubles can tell apart, at half of the bytes. */
export function toPopulationJson(population: Population): PopulationJson {
  const { addresses, accountMarkets, starts, middles, legTerms, legAmounts } = population
  return {
    ...population,
    addresses: [...addresses],
    accountMarkets: [...accountMarkets],
    starts: [...starts],
    middles: [...middles],
    legTerms: [...legTerms],
    legAmounts: Array.from(legAmounts, round),
  }
}

/** As `toPrecision`, ten times faster; of what is very small or large every digit stays. */
function round(amount: number): number {
  const shift = DIGITS - 1 - Math.floor(Math.log10(amount))
  if (!(shift >= 0 && shift <= 22)) return amount
  const scale = 10 ** shift
  return Math.round(amount * scale) / scale
}

export function fromPopulationJson(json: PopulationJson): Population {
  return {
    ...json,
    accountMarkets: Int32Array.from(json.accountMarkets),
    starts: Int32Array.from(json.starts),
    middles: Int32Array.from(json.middles),
    legTerms: Int32Array.from(json.legTerms),
    legAmounts: Float64Array.from(json.legAmounts),
  }
}
