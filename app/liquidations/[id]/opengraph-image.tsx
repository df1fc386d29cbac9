import { respondWithoutPicture, respondWithPicture } from '@/app/share/respond-with-picture'
import { decodeParam } from '@/components/page-query/decode-param'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { LiquidationPicture } from '@/components/share/liquidation-picture'
import { pictureSize } from '@/components/share/picture'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const alt = 'What a liquidation took, from whom, to whose gain'
export const size = pictureSize
export const contentType = 'image/png'

type Props = { params: Promise<{ id: string }> }

export default async function LiquidationOpenGraphImage({ params }: Props) {
  const id = decodeParam((await params).id)
  const engine = getEngine()
  const liquidation = readOrProblem(() => engine.readLiquidation(id)).data
  if (!liquidation) return respondWithoutPicture(404)
  const market = readOrProblem(() => engine.readMarket(liquidation.market)).data
  return respondWithPicture(
    <LiquidationPicture
      liquidation={liquidation}
      marketName={market?.name ?? liquidation.market}
      chainId={market?.chainId ?? 0}
    />,
    `liquidation ${liquidation.id} ${liquidation.blockHash}`,
  )
}
