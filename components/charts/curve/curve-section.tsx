import Link from 'next/link'
import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import type { Curve } from '@/lib/api/schema/curve'
import type { Market } from '@/lib/api/schema/market'
import type { OverviewQuery } from '../../page-query/overview-query'
import { type HrefParams, toHref } from '../../page-query/to-href'
import { AsOfLines } from '../../ui/as-of-lines'
import { ButtonLink } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/panel'
import { findAsset, getAssetOptions } from '../asset-options'
import { CurvePanel } from './curve-panel.client'
import { getFallingName } from './curve-title'
import { getViewOf, toViewParams } from './curve-view'

export type CurveSectionProps = {
  curve: Curve
  query: OverviewQuery
  /** Markets that the curve may be of: one, or all with a choice between them. */
  markets: readonly Market[]
  asOf: AsOfByMarket
  source: SourceByMarket
  path: string
  /** Whether the reader chooses among the markets here, by `?market=`. */
  choosesMarket?: boolean
}

/** The curve of one market or all, with what may fall and where its numbers come from. */
export function CurveSection(props: CurveSectionProps) {
  const { curve, query, markets, asOf, source, path, choosesMarket = false } = props
  const chosen = query.market
  const shown = chosen === undefined ? markets : markets.filter((market) => market.id === chosen)
  const assets = getAssetOptions(shown)
  const names = Object.fromEntries(markets.map((market) => [market.id, market.name]))
  const params: HrefParams = choosesMarket ? { market: chosen } : {}
  const view = getViewOf(curve, query)
  if (Object.keys(asOf).length === 0) {
    return (
      <Panel
        title="What would be sold is not known"
        footer={<AsOfLines asOf={asOf} source={source} names={names} />}
      >
        <EmptyState title="No block of the chosen market could be read yet">
          The curve appears here by itself once a node answers.
        </EmptyState>
      </Panel>
    )
  }
  const unread = shown.filter((market) => asOf[market.id] === undefined)
  const partial = shown.filter(
    (market) => market.coverage !== null && Number(market.coverage) < 0.9995,
  )
  return (
    <CurvePanel
      curve={{
        levels: curve.levels,
        collateralUsd: curve.collateralUsd,
        debtUsd: curve.debtUsd,
        badDebtUsd: curve.badDebtUsd,
        accounts: curve.accounts,
        assetAmount: curve.assetAmount,
      }}
      view={view}
      name={getFallingName(curve)}
      priceUsd={curve.priceUsd}
      percent={query.fall}
      path={path}
      params={params}
      assets={assets}
      asset={findAsset(assets, curve.asset)?.address ?? curve.asset}
      csvHref={toHref('/api/v1/risk/curve', {
        market: chosen,
        asset: curve.asset,
        format: 'csv',
      })}
      choices={
        choosesMarket && markets.length > 1 ? (
          <MarketChoice markets={markets} query={query} path={path} />
        ) : null
      }
      footer={
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <AsOfLines asOf={asOf} source={source} names={names} />
          {curve.unpricedAccounts > 0 ? (
            <span>
              {curve.unpricedAccounts} {curve.unpricedAccounts === 1 ? 'account' : 'accounts'} left
              out: a price is missing
            </span>
          ) : null}
          {unread.length > 0 ? (
            <span className="text-watch">
              without {unread.map((market) => market.name).join(', ')}: not read yet
            </span>
          ) : null}
          {partial.length > 0 ? (
            <span>
              not all loans are known yet: {partial.map((market) => market.name).join(', ')}
            </span>
          ) : null}
        </span>
      }
    />
  )
}

/** Markets that are offered side by side, those that owe most; the others stand behind "more". */
const SIDE_BY_SIDE = 4

function MarketChoice({
  markets,
  query,
  path,
}: Pick<CurveSectionProps, 'markets' | 'query' | 'path'>) {
  const toLink = (market: string | undefined) =>
    toHref(path, { market, fall: query.fall / 100, ...toViewParams(query, null) })
  const ordered = [...markets].sort((a, b) => getDebt(b) - getDebt(a))
  const shown = ordered.filter(
    ({ id }, index) => index < SIDE_BY_SIDE || id === query.market || ordered.length <= 6,
  )
  const rest = ordered.filter((market) => !shown.includes(market))
  return (
    <nav aria-label="Which market" className="flex flex-wrap gap-1.5">
      <ButtonLink
        size="small"
        active={query.market === undefined}
        href={toLink(undefined)}
        scroll={false}
        prefetch={false}
      >
        all markets
      </ButtonLink>
      {shown.map(({ id, name }) => (
        <ButtonLink
          key={id}
          size="small"
          active={query.market === id}
          href={toLink(id)}
          scroll={false}
          prefetch={false}
        >
          {name}
        </ButtonLink>
      ))}
      {rest.length > 0 ? (
        <details className="text-t1">
          <summary className="min-h-7 px-2 py-1 text-muted">{rest.length} more</summary>
          <ul className="flex max-w-[60ch] flex-wrap gap-x-3 gap-y-2.5 py-1">
            {rest.map(({ id, name }) => (
              <li key={id}>
                <Link className="link" href={toLink(id)} scroll={false} prefetch={false}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </nav>
  )
}

function getDebt({ totals }: CurveSectionProps['markets'][number]): number {
  return Number(totals?.debtUsd ?? 0)
}
