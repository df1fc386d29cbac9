import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { formatPercent } from '@/lib/format'
import { Term } from '../../glossary/term'
import { Address } from '../../ui/address'
import { Fact, Facts } from '../../ui/facts'
import { Panel } from '../../ui/panel'
import { Price } from '../../ui/price'
import { Unknown } from '../../ui/unknown'
import { getReason, Moved, WhyNot } from './parts'
import { toSentence } from './to-sentence'

/** What the collateral brought where it was sold at once, against what the oracle said it was worth. */
export function SalePanel({
  anatomy,
  collateral,
}: Pick<LiquidationDetail, 'anatomy' | 'collateral'>) {
  const { sale } = anatomy
  const title = 'What the collateral brought'
  if (sale === null)
    return (
      <Panel title={title}>
        {anatomy.flow === null ? (
          <WhyNot anatomy={anatomy} part="sale" />
        ) : (
          <p className="px-4 pb-4">{toSentence(getReason(anatomy, 'sale'))}</p>
        )}
      </Panel>
    )
  return (
    <Panel title={title} aside="sold in the same transaction">
      <Facts>
        <Fact name="Sold">
          <Moved moved={sale.sold} />
        </Fact>
        {sale.received.map((received) => (
          <Fact key={received.asset} name="Received">
            <Moved moved={received} />
          </Fact>
        ))}
        <Fact name="Price that came of it">
          <Price usd={sale.realisedPrice} />
        </Fact>
        <Fact name={<Term id="oracle">Oracle’s price</Term>}>
          <Price usd={sale.oraclePrice} />
        </Fact>
        <Fact
          name={
            <>
              Difference (<Term id="slippage">slippage</Term> and fees)
            </>
          }
        >
          {sale.difference === null ? (
            <Unknown why="A price is missing" />
          ) : (
            formatPercent(sale.difference, 2)
          )}
        </Fact>
        {sale.kept === '0' ? null : (
          <Fact name="Of what was taken, not sold">
            <Moved moved={{ ...collateral, amount: sale.kept }} />
          </Fact>
        )}
        <Fact name={sale.pools.length === 1 ? 'Pool' : 'Pools'}>
          <span className="flex flex-col items-end gap-1">
            {sale.pools.map((pool) => (
              <Address key={pool} address={pool} copy />
            ))}
          </span>
        </Fact>
      </Facts>
    </Panel>
  )
}
