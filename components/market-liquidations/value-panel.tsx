import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { Figure, Figures } from '../ui/figures'
import { Panel } from '../ui/panel'
import { Percent } from '../ui/percent'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import type { PanelFooter } from './as-of-footer'
import { countSales, getValueTitle } from './quality-words'

/** What the sales brought, and what of the debt was lost. */
export function ValuePanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { value, count, mechanism } = answer
  return (
    <Panel title={getValueTitle(answer)} aside="Value" footer={footer}>
      {count === 0 ? null : (
        <>
          <Figures>
            <Figure name="Collateral taken">
              <Usd value={value.seizedUsd} compact />
            </Figure>
            <Figure name={mechanism === 'auction' ? 'Paid' : 'Debt that went for it'}>
              <Usd value={value.repaidUsd} compact />
            </Figure>
            <Figure name={<Term id="bad-debt">Bad debt</Term>}>
              <Usd value={value.badDebtUsd} compact why="These rules tell no loss" />
            </Figure>
            <Figure name="Recovered">
              <Percent value={value.recovered} why="Of none are both values known" />
            </Figure>
            <Figure name={<Term id="bonus">Bonus</Term>}>
              {mechanism === 'absorption' ? (
                <Unknown why="Whoever calls for an absorption is paid nothing" />
              ) : (
                <Usd value={value.bonusUsd} compact />
              )}
            </Figure>
          </Figures>
          <p className="max-w-[90ch] px-4 pb-4 text-muted text-t1">
            {BY[mechanism]} At the oracle’s prices of each block; recovered = debt that was covered
            ÷ (covered + lost).{getGaps(answer)}
          </p>
        </>
      )}
    </Panel>
  )
}

const BY = {
  'fixed-spread': 'What is taken beyond what is repaid is the borrower’s cost.',
  auction:
    'Buyers pay what they bid: the penalty that goes to the protocol is in what they paid, and not in what was covered. Over-liquidation does not apply: what is left of the lot goes back to its owner.',
  absorption:
    'The protocol takes the whole of the collateral for the whole of the debt; what it sells it for later is not in here. Over-liquidation does not apply: nobody may take less.',
} as const

function getGaps({ value, count, mechanism }: MarketLiquidations): string {
  const { unpriced, badDebtNotKnown } = value
  const gaps = [
    unpriced > 0
      ? `what ${countSales(mechanism, unpriced)} ${unpriced === 1 ? 'was' : 'were'} worth`
      : '',
    badDebtNotKnown > 0 && badDebtNotKnown < count
      ? `what ${formatCount(badDebtNotKnown)} of them lost`
      : '',
  ].filter(Boolean)
  return gaps.length > 0 ? ` Not known: ${gaps.join(', ')}.` : ''
}
