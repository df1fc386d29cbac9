import { CurvePicture } from '@/components/share/curve-picture'
import { getMarketFacts } from '@/components/share/get-market-facts'
import { pictureSize } from '@/components/share/picture'
import { getEngine } from '@/lib/engine/get-engine'
import { respondWithoutPicture, respondWithPicture } from './share/respond-with-picture'

export const dynamic = 'force-dynamic'

export const alt = 'What would be sold in all followed markets if all collateral fell'
export const size = pictureSize
export const contentType = 'image/png'

/** Of the overview, and of every page that has no picture of its own. */
export default function OpenGraphImage() {
  const engine = getEngine()
  const markets = engine.readMarkets().filter(({ asOf }) => asOf !== null)
  // The oldest block speaks for all.
  const [oldest] = markets.toSorted((a, b) => getTime(a.asOf) - getTime(b.asOf))
  if (!oldest?.asOf) return respondWithoutPicture(503)
  const { asOf, source } = oldest
  const names = markets.length === 1 ? oldest.name : `${markets.length} markets`
  const state = source.status === 'fresh' ? '' : ` ${source.status} ${source.ageSeconds}`
  return respondWithPicture(
    <CurvePicture
      kind="How far every loan is from its forced sale"
      name={names}
      curve={engine.readCurve({ format: 'json' })}
      asOf={asOf}
      source={source}
      facts={getMarketFacts(markets)}
    />,
    `overview ${markets.map((market) => market.asOf?.blockHash).join(' ')}${state}`,
  )
}

const getTime = (asOf: { timestamp: string } | null) => (asOf ? Date.parse(asOf.timestamp) : 0)
