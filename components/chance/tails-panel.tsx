import type { ReactNode } from 'react'
import type { MarketChance, MarketTailsJson } from '@/lib/api/schema/chance'
import { formatCount, formatPercent, formatSymbol, formatUsdCompact } from '@/lib/format'
import { Term } from '../glossary/term'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Usd } from '../ui/usd'
import { getTailsTitle } from './get-tails-title'

/** What is liquidated on a market's worst days, and what of it stays unpaid. */
export function TailsPanel({
  chance: { tails, assets },
  footer,
}: {
  chance: Pick<MarketChance, 'tails' | 'assets'>
  footer: ReactNode
}) {
  return (
    <Panel title={getTailsTitle(tails)} label="A market’s worst days" footer={footer}>
      {tails.kind === 'known' ? (
        <>
          <PanelScroll label="What the worst days bring">
            <TailsTable tails={tails} />
          </PanelScroll>
          <Assumptions tails={tails} />
        </>
      ) : tails.reason === 'no-borrowers' ? (
        <EmptyState title="Nobody owes anything here.">There is nothing to liquidate.</EmptyState>
      ) : tails.reason === 'unpriced' ? (
        <EmptyState title="A price is missing for every loan here.">
          What can’t be counted in dollars can’t be played.
        </EmptyState>
      ) : (
        <EmptyState title="Too much hangs on prices of which nothing is known.">
          Nothing tells how{' '}
          {tails.assets
            .map((address) => assets.find((asset) => asset.address === address)?.symbol ?? address)
            .map(formatSymbol)
            .join(', ')}{' '}
          moved.
        </EmptyState>
      )}
    </Panel>
  )
}

type Known = Extract<MarketTailsJson, { kind: 'known' }>

function TailsTable({ tails }: { tails: Known }) {
  return (
    <table className="table lists">
      <caption className="sr-only">What the worst days bring</caption>
      <thead>
        <tr>
          <th scope="col">Days</th>
          <th scope="col" className="n">
            Liquidated, at most
          </th>
          <th scope="col" className="n">
            <Term id="bad-debt">Bad debt</Term>, at most
          </th>
          <th scope="col" className="n">
            Accounts, at most
          </th>
        </tr>
      </thead>
      <tbody>
        {tails.levels.map(({ level, collateral, badDebt, accounts }) => (
          <tr key={level}>
            <th scope="row" data-head="">
              {Math.round(level * 100)} of 100 days
            </th>
            <TailCell label="Liquidated, at most" figure={collateral} />
            <TailCell label="Bad debt, at most" figure={badDebt} />
            <td className="n" data-label="Accounts, at most">
              {formatCount(accounts)}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" data-head="">
            On average
          </th>
          <td className="n" data-label="Liquidated">
            <Usd value={tails.mean.collateralUsd} compact />
          </td>
          <td className="n" data-label="Bad debt">
            <Usd value={tails.mean.badDebtUsd} compact />
          </td>
          <td className="n" data-label="Accounts">
            {formatCount(tails.mean.accounts)}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function TailCell({
  label,
  figure,
}: {
  label: string
  figure: Known['levels'][number]['badDebt']
}) {
  const { usd, low, high } = figure
  return (
    <td className="n" data-label={label}>
      <span className="inline-grid justify-items-end">
        <Usd value={usd} compact />
        {low === high ? null : (
          <span className="text-muted text-t1">
            {formatUsdCompact(low)} to {formatUsdCompact(high)}
          </span>
        )}
      </span>
    </td>
  )
}

function Assumptions({ tails }: { tails: Known }) {
  const { paths, looks, seed, now, heldStill, unpricedAccounts } = tails
  const isStill = Number(heldStill.collateral) > 0 || Number(heldStill.debt) > 0
  return (
    <div className="grid gap-2 px-4 pt-1 pb-4 text-muted text-t1">
      <ul className="grid max-w-[90ch] list-disc gap-1 pl-4">
        <li>
          {formatCount(paths)} days of prices that move as measured above, together and without a
          trend, looked at {looks} times a day (seed {seed}). Small figures: with 95 % confidence,
          given so many days.
        </li>
        <li>
          Every loan past its line is liquidated at once, by this market’s own rules and at the
          oracle’s price. Sales don’t move the price: what they would do to it, and the bad debt of
          that, comes on top.
        </li>
        <li>
          Nobody repays or adds collateral; a day’s interest, jumps and failing oracles are not in
          it.
          {isStill
            ? ` ${formatPercent(heldStill.collateral, 1, 'up')} of collateral and ${formatPercent(heldStill.debt, 1, 'up')} of debt are held still: nothing tells how they move.`
            : ''}
          {unpricedAccounts > 0
            ? ` ${formatCount(unpricedAccounts)} more ${unpricedAccounts === 1 ? 'account is' : 'accounts are'} left out: a price is missing.`
            : ''}
        </li>
      </ul>
      {now.accounts > 0 ? (
        <p className="max-w-[90ch]">
          <Usd value={now.collateralUsd} compact /> of collateral ({formatCount(now.accounts)}{' '}
          {now.accounts === 1 ? 'account' : 'accounts'}) can be liquidated already; it is in none of
          these figures.
        </p>
      ) : null}
    </div>
  )
}
