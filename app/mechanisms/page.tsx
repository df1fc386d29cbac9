import type { Metadata } from 'next'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { getMechanismFigures } from '@/components/mechanisms/get-mechanism-figures'
import { MechanismPanel } from '@/components/mechanisms/mechanism-panel'
import { mechanisms, type Protocol } from '@/components/mechanisms/mechanisms'
import { AsOfLines } from '@/components/ui/as-of-lines'
import { PageHead } from '@/components/ui/page-head'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import { parseIso, toIso } from '@/lib/api/time'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'How each protocol sells',
  description:
    'A forced sale is not one thing: a fixed discount, an isolated whole sale, an absorption, an auction, side by side on live figures.',
}

const DAYS = 30
const PROTOCOLS = Object.keys(mechanisms) as Protocol[]

/** Since so many days before the newest block. */
function readLately(asOf: AsOfByMarket) {
  const newest = Math.max(0, ...Object.values(asOf).map(({ timestamp }) => parseIso(timestamp)))
  if (newest === 0) return []
  const from = toIso(newest - DAYS * 86_400)
  return getEngine().readWholeLiquidations({ from, limit: 500, format: 'json' }).items
}

export default function MechanismsPage() {
  const markets = getEngine().readMarkets()
  const asOf: AsOfByMarket = Object.fromEntries(
    markets.flatMap((market) => (market.asOf ? [[market.id, market.asOf]] : [])),
  )
  const liquidations = readLately(asOf)
  return (
    <>
      <LiveRefresh asOf={asOf} />
      <PageHead
        title="How each protocol sells"
        sub="What happens to your collateral when the line is crossed, and what it came to lately"
      />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        {PROTOCOLS.map((protocol) => (
          <MechanismPanel
            key={protocol}
            protocol={protocol}
            mechanism={mechanisms[protocol]}
            figures={getMechanismFigures(protocol, { markets, liquidations })}
            days={DAYS}
          />
        ))}
      </div>
      <p className="pt-3 text-faint text-t1">
        <AsOfLines
          asOf={asOf}
          source={Object.fromEntries(markets.map(({ id, source }) => [id, source]))}
          names={Object.fromEntries(markets.map(({ id, name }) => [id, name]))}
        />
      </p>
    </>
  )
}
