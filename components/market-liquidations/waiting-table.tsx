import type { AsOf } from '@/lib/api/schema/as-of'
import type { MarketLiquidations, WaitingLoan } from '@/lib/api/schema/market-liquidations'
import { parseIso } from '@/lib/api/time'
import {
  formatAge,
  formatBlockNumber,
  formatHealthFactor,
  formatWad,
  regroupDigits,
} from '@/lib/format'
import { Address } from '../ui/address'
import { type Column, ColumnTable } from '../ui/column-table'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

/** One row a loan, largest debt first. */
export function WaitingTable({
  items,
  protocol,
  asOf,
}: {
  items: readonly WaitingLoan[]
  protocol: MarketLiquidations['protocol']
  asOf: AsOf
}) {
  const columns: readonly Column<WaitingLoan>[] = [
    {
      head: 'Loan',
      isRowHead: true,
      cell: ({ address }) => <Address address={address} href="account" />,
    },
    {
      head: 'Health',
      numeric: true,
      cell: ({ healthFactor }) => (
        <data value={healthFactor} title={formatWad(healthFactor)} className="text-under">
          {formatHealthFactor(healthFactor)}
        </data>
      ),
    },
    {
      head: 'Owed',
      numeric: true,
      cell: (loan) => <Worth loan={loan} side="debt" usd={loan.debtUsd} />,
    },
    {
      head: 'Collateral',
      numeric: true,
      cell: (loan) => <Worth loan={loan} side="collateral" usd={loan.collateralUsd} />,
    },
    {
      head: protocol === 'compound-v3' ? 'Penalty' : 'Best bonus',
      numeric: true,
      cell: ({ best }) =>
        best === null ? (
          <Unknown why="There is nothing to take" />
        ) : (
          <Usd value={best.bonusUsd} compact />
        ),
    },
    { head: 'Since', cell: (loan) => <Since loan={loan} asOf={asOf} /> },
    {
      head: 'Why nobody takes it',
      label: 'Why',
      className: 'wordy max-md:block max-md:text-left',
      cell: ({ reasons }) => (
        <ul>
          {reasons.map(({ code, text }) => (
            <li key={code}>{regroupDigits(text)}</li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <ColumnTable
      caption="Loans past their line that nobody has taken"
      columns={columns}
      rows={items}
      getKey={({ address, subaccount }) => `${address} ${subaccount ?? ''}`}
    />
  )
}

function Worth({
  loan,
  side,
  usd,
}: {
  loan: WaitingLoan
  side: 'collateral' | 'debt'
  usd: string | null
}) {
  const assets = loan.assets.filter((asset) => asset.side === side)
  return (
    <>
      <Usd value={usd} compact />{' '}
      <span className="block text-faint text-t1 max-md:inline">
        {assets.map(({ asset, symbol }, index) => (
          <span key={asset}>
            {index > 0 ? ', ' : ''}
            <Token symbol={symbol} address={asset} />
          </span>
        ))}
      </span>
    </>
  )
}

/** By the chain's own time, up to the block that is shown. */
function Since({ loan: { since, liquidatable }, asOf }: { loan: WaitingLoan; asOf: AsOf }) {
  if (since === null)
    return (
      <Unknown
        why={
          liquidatable
            ? 'It was not kept'
            : 'Kept only of loans that the protocol would let be taken'
        }
      />
    )
  const { earliestBlock, latestBlock, at } = since
  const age = at === null ? null : formatAge(Math.max(0, parseIso(asOf.timestamp) - parseIso(at)))
  const block = `block ${formatBlockNumber(latestBlock)}`
  if (earliestBlock === null)
    return (
      <span className="text-muted">
        {age === null ? 'longer than kept' : `over ${age}`}
        <span className="block text-faint text-t1 max-md:inline"> before {block}</span>
      </span>
    )
  return (
    <span>
      {age === null ? block : `${earliestBlock < latestBlock ? 'over ' : ''}${age}`}
      {age === null ? null : (
        <span className="block text-faint text-t1 max-md:inline">
          {' '}
          {earliestBlock < latestBlock
            ? `blocks ${formatBlockNumber(earliestBlock)} to ${formatBlockNumber(latestBlock)}`
            : block}
        </span>
      )}
    </span>
  )
}
