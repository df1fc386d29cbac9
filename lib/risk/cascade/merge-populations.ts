import type { Population } from './population'

/** Several markets as one population: accounts one after another, an asset entry a market as before. */
export function mergePopulations(populations: readonly Population[]): Population {
  const length = sum(populations, (each) => each.length)
  const legs = sum(populations, (each) => each.starts[each.length] as number)
  const merged = {
    length,
    accountMarkets: new Int32Array(length),
    starts: new Int32Array(length + 1),
    middles: new Int32Array(length),
    legTerms: new Int32Array(legs),
    legAmounts: new Float64Array(legs),
  }
  const base = { row: 0, leg: 0, market: 0, asset: 0, term: 0 }
  for (const each of populations) {
    const count = each.starts[each.length] as number
    for (let row = 0; row < each.length; row += 1) {
      merged.accountMarkets[base.row + row] = (each.accountMarkets[row] as number) + base.market
      merged.starts[base.row + row + 1] = (each.starts[row + 1] as number) + base.leg
      merged.middles[base.row + row] = (each.middles[row] as number) + base.leg
    }
    for (let leg = 0; leg < count; leg += 1) {
      merged.legTerms[base.leg + leg] = (each.legTerms[leg] as number) + base.term
      merged.legAmounts[base.leg + leg] = each.legAmounts[leg] as number
    }
    base.row += each.length
    base.leg += count
    base.market += each.markets.length
    base.asset += each.assets.length
    base.term += each.terms.length
  }
  return {
    ...merged,
    markets: populations.flatMap(({ markets }) => markets),
    assets: shift(populations, ({ markets }) => markets.length, {
      list: ({ assets }) => assets,
      move: (asset, by) => ({ ...asset, market: asset.market + by }),
    }),
    terms: shift(populations, ({ assets }) => assets.length, {
      list: ({ terms }) => terms,
      move: (term, by) => ({ ...term, asset: term.asset + by }),
    }),
    addresses: populations.flatMap(({ addresses }) => addresses),
    unpricedAccounts: sum(populations, (each) => each.unpricedAccounts),
  }
}

function sum(populations: readonly Population[], get: (each: Population) => number): number {
  return populations.reduce((total, each) => total + get(each), 0)
}

/** Lists one after another, their indexes moved by what came before. */
function shift<T>(
  populations: readonly Population[],
  count: (each: Population) => number,
  { list, move }: { list: (each: Population) => readonly T[]; move: (item: T, by: number) => T },
): T[] {
  let by = 0
  return populations.flatMap((each) => {
    const moved = list(each).map((item) => move(item, by))
    by += count(each)
    return moved
  })
}
