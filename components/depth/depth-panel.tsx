import type { Depth, MarketHaircut } from '@/lib/api/schema/depth'
import type { Market } from '@/lib/api/schema/market'
import { formatSymbol } from '@/lib/format'
import { Term } from '../glossary/term'
import { FilterForm, SelectField } from '../page-query/fields'
import { toHref } from '../page-query/to-href'
import { AsOfLine } from '../ui/as-of-line'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import { DepthChart } from './depth-chart'
import { getDepthPlot } from './depth-plot'
import { DepthRoutes } from './depth-routes'
import { DepthTable } from './depth-table'
import { getDepthTitle, getHaircutText, getRoutesText } from './depth-words'
import { showPrice } from './show-price'
import { WholeMarket } from './whole-market'

type Props = {
  market: Pick<Market, 'id' | 'assets'>
  path: string
  /** What the page keeps in its URL besides. */
  kept: Readonly<Record<string, string | undefined>>
  chosen: { collateral?: string | undefined; debt?: string | undefined }
}

/** What selling a collateral at once for a debt asset brings, from the pools that are there. */
export function DepthPanel({
  depth,
  wholeMarket,
  ...props
}: Props & { depth: Depth; wholeMarket: MarketHaircut | null }) {
  const { market, asOf, source, routes, reason, curve } = depth
  const plot = getDepthPlot(depth)
  const text = getHaircutText(depth)
  const ways = getRoutesText(depth)
  const { collateral, debt } = depth
  const query = { market, collateral: collateral.address, debt: debt.address }
  return (
    <Panel
      title={getDepthTitle(depth)}
      aside={<Prices depth={depth} />}
      footer={<AsOfLine asOf={asOf} source={source} />}
      footerAside={
        <>
          <a className="link" href={toHref('/api/v1/risk/depth', query)}>
            JSON
          </a>
          {' · '}
          <a className="link" href={toHref('/api/v1/risk/depth', { ...query, format: 'csv' })}>
            CSV
          </a>
        </>
      }
    >
      <PairForm {...props} shown={{ collateral: collateral.address, debt: debt.address }} />
      {reason !== null ? (
        <EmptyState title="Not known: no pool">
          {reason} What a forced sale would bring here can’t be said; the oracle’s price is only a
          price.
        </EmptyState>
      ) : (
        <>
          {text ? (
            <p className="max-w-[70ch] px-4 pb-2">
              {text} That is its liquidity <Term id="haircut">haircut</Term> in{' '}
              <bdi>{formatSymbol(debt.symbol)}</bdi>.
            </p>
          ) : (
            <p className="px-4 pb-2 text-muted">
              Nobody owes against <bdi>{formatSymbol(collateral.symbol)}</bdi> here now.
            </p>
          )}
          {ways ? <p className="max-w-[70ch] px-4 pb-2">{ways}</p> : null}
          {plot ? (
            <figure className="px-1">
              <figcaption className="px-3 text-muted text-t1">
                Received of each dollar sold, at the oracle’s prices, by the size of the sale in
                dollars
              </figcaption>
              <DepthChart plot={plot} />
            </figure>
          ) : null}
          <details className="border-rule border-t">
            <summary className="px-4 py-2 text-muted text-t1">
              The same as a table: {curve.length} sizes
            </summary>
            <DepthTable depth={depth} />
          </details>
          <DepthRoutes routes={routes} />
        </>
      )}
      <Assumptions />
      <WholeMarket wholeMarket={wholeMarket} />
    </Panel>
  )
}

/** Instead of the panel: the pools could not be read now. */
export function UnreadDepthPanel({ why, ...props }: Props & { why: string }) {
  return (
    <Panel title="What a sale would bring is not known now">
      <PairForm {...props} shown={{}} />
      <EmptyState title="The pools could not be read">
        {why} That says nothing about how deep they are.
      </EmptyState>
    </Panel>
  )
}

function Prices({ depth: { spotPrice, oraclePrice, collateral, debt } }: { depth: Depth }) {
  if (spotPrice === null) return null
  return (
    <>
      one <bdi>{formatSymbol(collateral.symbol)}</bdi>: pools {showPrice(spotPrice)}
      {oraclePrice === null ? '' : `, oracle ${showPrice(oraclePrice)}`}{' '}
      <bdi>{formatSymbol(debt.symbol)}</bdi>
    </>
  )
}

function PairForm({
  market,
  path,
  kept,
  chosen,
  shown,
}: Props & { shown: { collateral?: string; debt?: string } }) {
  const options = market.assets.map(({ address, symbol }) => ({
    value: address,
    label: formatSymbol(symbol),
  }))
  const isChosen = chosen.collateral !== undefined || chosen.debt !== undefined
  return (
    <FilterForm
      key={`${shown.collateral} ${shown.debt}`}
      action={path}
      label="What is sold, and for what"
      hidden={kept}
      clearHref={isChosen ? toHref(path, kept) : null}
      submit="Show"
    >
      <SelectField
        name="collateral"
        label="Sold"
        any="the largest collateral"
        value={chosen.collateral ?? shown.collateral}
        options={options}
      />
      <SelectField
        name="debt"
        label="For"
        any="the debt with the deepest pools"
        value={chosen.debt ?? shown.debt}
        options={options}
      />
    </FilterForm>
  )
}

function Assumptions() {
  return (
    <div className="border-rule border-t px-4 py-3 text-muted text-t1">
      <h3 className="font-bold">What this rests on</h3>
      <ol className="mt-1 grid list-decimal gap-1 pl-5">
        <li>
          All of it is sold in one go, at this block, over the best split of the pools; nobody else
          trades and nobody refills them, so the price falls as it is sold (
          <Term id="slippage">slippage</Term>).
        </li>
        <li>
          Only pools that are known here count: of these two tokens, or of both with one other token
          of this market. No exchange, no longer way. A real sale may find more buyers.
        </li>
        <li>The pools’ fees are taken off, gas is not. Dollars are the market’s oracle’s.</li>
      </ol>
    </div>
  )
}
