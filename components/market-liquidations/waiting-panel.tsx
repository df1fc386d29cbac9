import type { GasCost, MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { formatCount, formatUsd } from '@/lib/format'
import { toHref } from '../page-query/to-href'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import type { PanelFooter } from './as-of-footer'
import { getWaitingTitle } from './quality-words'
import { WaitingTable } from './waiting-table'

/** Loans past their line that nobody has taken, each with what is known to keep takers away. */
export function WaitingPanel({ answer, footer }: { answer: MarketLiquidations } & PanelFooter) {
  const { waiting, gas, market } = answer
  const { items, total } = waiting
  return (
    <Panel
      title={getWaitingTitle(answer)}
      aside="What nobody takes"
      footer={footer}
      footerAside={
        total > 0 ? (
          <a className="link" href={toHref('/accounts', { market, maxDistance: 0 })}>
            In the book
          </a>
        ) : null
      }
    >
      {total === 0 ? (
        <EmptyState title="Every loan whose health is known is above its line">
          Those that cross it appear here with that block, until somebody takes them.
        </EmptyState>
      ) : (
        <>
          <PanelScroll label="Loans that nobody takes">
            <WaitingTable items={items} protocol={answer.protocol} asOf={answer.asOf} />
          </PanelScroll>
          {total > items.length ? (
            <p className="px-4 pt-3 text-muted text-t1">
              The {formatCount(items.length)} largest debts of {formatCount(total)} are shown.
            </p>
          ) : null}
          <ul className="max-w-[90ch] list-disc py-3 pr-4 pl-9 text-muted text-t1">
            <li>{getGasSentence(gas)}</li>
            <li>
              Whether a sale would pay is judged by pools on this chain that are known here; sales
              elsewhere are not seen.
            </li>
            <li>
              A reason is only named where it holds for every choice that a liquidator has. Others,
              unseen here, may be the true ones.
            </li>
          </ul>
        </>
      )}
    </Panel>
  )
}

function getGasSentence({ units, priceWei, nativeUsd, nativeSymbol, costUsd }: GasCost): string {
  const assumed = `${formatCount(units)} gas for the bare call, without a flash loan or the sale`
  if (priceWei === null)
    return `What gas costs now is not known, so a bonus can’t be held against it (assumed: ${assumed}).`
  if (costUsd === null || nativeUsd === null)
    return `What ${nativeSymbol ?? 'the coin that pays for gas'} is worth is not known here, so a bonus can’t be held against gas (assumed: ${assumed}).`
  return `Gas: ${assumed}, at the node’s price now, about ${formatUsd(costUsd)}.`
}
