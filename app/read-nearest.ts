import { getCurveRows, getRowAt } from '@/components/charts/curve/curve-rows'
import { getFallingName } from '@/components/charts/curve/curve-title'
import type { NearestList } from '@/components/overview/nearest-beside-curve'
import { SHOWN } from '@/components/overview/nearest-panel'
import type { OverviewQuery } from '@/components/page-query/overview-query'
import type { Curve } from '@/lib/api/schema/curve'
import type { Engine } from '@/lib/engine/engine'

/** Enough to find those that a price can still sell among loans that are only bad debt. */
const SEARCHED = 100

const LIST = { sort: 'distance', format: 'json', limit: SEARCHED } as const

/**
 * The book beside the curve: of the same market, by what falls in it and at the fall that the reader chose; until one
 * is chosen as it stands today, whatever the curve is read at. Without a curve the book of its market, or the whole.
 */
export function readNearestList(
  engine: Pick<Engine, 'readBook' | 'readNearest'>,
  options: { query: OverviewQuery | null; curve: Curve | null; isFallChosen: boolean },
): NearestList {
  const { query, curve } = options
  const hasRead = curve && Object.keys(curve.asOf).length > 0
  if (!query || !hasRead) {
    const list = query && curve ? { ...LIST, market: query.market } : LIST
    return { kind: 'book', book: engine.readBook(list), fall: null }
  }
  const { market } = query
  const percent = options.isFallChosen ? query.fall : 0
  const accounts = getRowAt(getCurveRows(curve), percent)?.accounts ?? 0
  const fall = { name: getFallingName(curve), percent, accounts }
  const { asset } = curve
  if (asset === null)
    return { kind: 'book', book: engine.readBook({ ...LIST, market }), fall: { ...fall, asset } }
  const nearest = engine.readNearest({ asset, market, percent, limit: SHOWN })
  return { kind: 'asset', nearest, fall: { ...fall, asset } }
}
