import type { Metadata } from 'next'
import Link from 'next/link'
import { LiquidationPanels } from '@/components/liquidations/liquidation-panel'
import { getLiquidationSentence } from '@/components/liquidations/liquidation-sentence'
import { NoSuchLiquidation } from '@/components/liquidations/no-such-liquidation'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { decodeParam } from '@/components/page-query/decode-param'
import { readOrProblem } from '@/components/page-query/read-or-problem'
import { PageHead } from '@/components/ui/page-head'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { getEngine } from '@/lib/engine/get-engine'
import { setPageStatus } from '@/lib/page-request'
import { Parts, Story } from './anatomy'
import { readAnatomySoon } from './read-anatomy-soon'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

const readLiquidation = async (params: Props['params']) => {
  const id = decodeParam((await params).id)
  return readOrProblem(() => getEngine().readLiquidation(id)).data
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const liquidation = await readLiquidation(params)
  if (!liquidation) return { title: 'No such liquidation', robots: { index: false } }
  return { title: 'Liquidation', description: getLiquidationSentence(liquidation) }
}

export default async function LiquidationPage({ params }: Props) {
  const liquidation = await readLiquidation(params)
  if (!liquidation) {
    setPageStatus(404)
    return <NoSuchLiquidation />
  }
  const market = readOrProblem(() => getEngine().readMarket(liquidation.market)).data
  const marketName = market?.name ?? liquidation.market
  const soon = await readAnatomySoon(liquidation.id)
  return (
    <>
      {market?.asOf ? <LiveRefresh asOf={{ [market.id]: market.asOf }} /> : null}
      <PageHead
        title="One liquidation"
        sub={
          <>
            <Link
              href={`/markets/${encodeURIComponent(liquidation.market)}`}
              prefetch={false}
              className="link"
            >
              {marketName}
            </Link>{' '}
            ·{' '}
            <Link
              href={`/liquidations?account=${liquidation.borrower}`}
              prefetch={false}
              className="link"
            >
              all of this borrower
            </Link>{' '}
            ·{' '}
            <Link
              href={`/liquidations?liquidator=${liquidation.liquidator}`}
              prefetch={false}
              className="link"
            >
              all by this liquidator
            </Link>
          </>
        }
      />
      <div className="grid gap-4">
        <LiquidationPanels
          liquidation={soon.kind === 'read' ? withSides(soon.detail) : liquidation}
          marketName={marketName}
          asOf={market?.asOf ?? undefined}
          source={market?.source}
          story={<Story soon={soon} />}
        />
        <Parts soon={soon} />
      </div>
    </>
  )
}

/** What was not seen live and was read back since. */
function withSides({ anatomy, ...liquidation }: LiquidationDetail): Liquidation {
  const { sides, lateness } = anatomy
  return {
    ...liquidation,
    healthFactorBefore: liquidation.healthFactorBefore ?? sides?.before.healthFactor ?? null,
    healthFactorAfter: liquidation.healthFactorAfter ?? sides?.after.healthFactor ?? null,
    blocksLate: lateness?.blocksLate ?? liquidation.blocksLate,
  }
}
