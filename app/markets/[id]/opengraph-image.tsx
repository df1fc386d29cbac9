import { respondWithoutPicture, respondWithPicture } from '@/app/share/respond-with-picture'
import { decodeParam } from '@/components/page-query/decode-param'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { CurvePicture } from '@/components/share/curve-picture'
import { getMarketFacts } from '@/components/share/get-market-facts'
import { pictureSize } from '@/components/share/picture'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const alt = 'What would be sold in this market if all collateral fell'
export const size = pictureSize
export const contentType = 'image/png'

type Props = { params: Promise<{ id: string }> }

export default async function MarketOpenGraphImage({ params }: Props) {
  const id = decodeParam((await params).id)
  const engine = getEngine()
  const market = readOrProblem(() => engine.readMarket(id)).data
  if (!market) return respondWithoutPicture(404)
  if (!market.asOf) return respondWithoutPicture(503)
  const { asOf, source, name } = market
  const curve = engine.readCurve({ market: market.id, format: 'json' })
  const state = source.status === 'fresh' ? '' : ` ${source.status} ${source.ageSeconds}`
  return respondWithPicture(
    <CurvePicture
      kind={`Market · rules ${market.ruleSet}`}
      name={name}
      curve={curve}
      asOf={asOf}
      source={source}
      facts={getMarketFacts([market])}
    />,
    `market ${market.id} ${asOf.blockHash}${state}`,
  )
}
