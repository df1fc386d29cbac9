import type { CollateralHaircut, MarketHaircut } from '@/lib/api/schema/depth'
import { formatPercent } from '@/lib/format'
import { Term } from '../glossary/term'
import { Amount } from '../ui/amount'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { getWholeMarketText } from './depth-words'

const NOT_KNOWN = 'no pool that can be sold into, or no price'

const COLUMNS: readonly Column<CollateralHaircut>[] = [
  {
    head: 'Sold',
    isRowHead: true,
    cell: ({ collateral, amountIn }) => (
      <>
        <Amount amount={amountIn} decimals={collateral.decimals} />{' '}
        <Token symbol={collateral.symbol} address={collateral.address} />
      </>
    ),
  },
  {
    head: 'By the oracle, $',
    numeric: true,
    cell: ({ amountInUsd }) => <Usd value={amountInUsd} compact />,
  },
  {
    head: 'For',
    cell: ({ sale, reason }) =>
      sale ? (
        <Token symbol={sale.debt.symbol} address={sale.debt.address} />
      ) : (
        (reason ?? NOT_KNOWN)
      ),
    className: 'whitespace-normal',
  },
  {
    head: 'Brings, $',
    numeric: true,
    cell: ({ sale }) => <Usd value={sale?.amountOutUsd ?? null} compact why={NOT_KNOWN} />,
  },
  {
    head: 'Less than the oracle says',
    numeric: true,
    cell: ({ sale }) =>
      sale ? formatPercent(sale.belowOracle, 1, 'up') : <Unknown why={NOT_KNOWN} />,
  },
]

/** What all collaterals of a market would bring together; `null`: could not be read in time. */
export function WholeMarket({ wholeMarket }: { wholeMarket: MarketHaircut | null }) {
  if (wholeMarket === null)
    return (
      <p className="border-rule border-t px-4 py-3 text-muted">
        What all collateral of this market would bring together is not known now: its pools could
        not be read in time.
      </p>
    )
  const { collaterals } = wholeMarket
  if (collaterals.length === 0) return null
  return (
    <section className="border-rule border-t pt-3">
      <h3 className="px-4 font-bold">All collateral of this market at once</h3>
      <p className="max-w-[70ch] px-4 pb-2">
        {getWholeMarketText(wholeMarket)}{' '}
        {wholeMarket.belowOracle === null ? null : (
          <>
            That is the liquidity <Term id="haircut">haircut</Term> of the whole market.
          </>
        )}
      </p>
      <details>
        <summary className="px-4 py-2 text-muted text-t1">
          {collaterals.length === 1 ? 'The collateral' : `The ${collaterals.length} collaterals`},
          and what this rests on
        </summary>
        <PanelScroll label="What each collateral brings">
          <ColumnTable
            caption="What each collateral brings"
            columns={COLUMNS}
            rows={collaterals}
            getKey={({ collateral }) => collateral.address}
          />
        </PanelScroll>
        <ol className="grid list-decimal gap-1 px-4 py-3 pl-9 text-muted text-t1">
          <li>
            They are sold in this order, each into the pools as those above have left them: a pool
            that several lead through is sold into only once. Another order brings another figure.
          </li>
          <li>
            Each is sold for one of the largest debts, the one it has the deepest pools with. Nobody
            trades the other way: a sale that another one would help counts as if it were alone.
          </li>
          <li>
            What has no pool that is known here counts neither as nothing nor as its full value: it
            is left out of the percentage, and said.
          </li>
        </ol>
      </details>
    </section>
  )
}
