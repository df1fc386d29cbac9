import type { AsOf } from '@/lib/api/schema/as-of'
import type { MarketLiquidations, WaitingLoan } from '@/lib/api/schema/market-liquidations'
import { parseIso } from '@/lib/api/time'
import { formatAge, formatBlockNumber, formatHealthFactor, formatWad } from '@/lib/format'
import { Address } from '../ui/address'
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
  const bonus = protocol === 'compound-v3' ? 'Penalty' : 'Best bonus'
  return (
    <table className="table lists">
      <caption className="sr-only">Loans past their line that nobody has taken</caption>
      <thead>
        <tr>
          <th scope="col">Loan</th>
          <th scope="col" className="n">
            Health
          </th>
          <th scope="col" className="n">
            Owed
          </th>
          <th scope="col" className="n">
            Collateral
          </th>
          <th scope="col" className="n">
            {bonus}
          </th>
          <th scope="col">Since</th>
          <th scope="col">Why nobody takes it</th>
        </tr>
      </thead>
      <tbody>
        {items.map((loan) => (
          <tr key={`${loan.address} ${loan.subaccount ?? ''}`}>
            <th scope="row" data-head="">
              <Address address={loan.address} href="account" />
            </th>
            <td className="n" data-label="Health">
              <data
                value={loan.healthFactor}
                title={formatWad(loan.healthFactor)}
                className="text-under"
              >
                {formatHealthFactor(loan.healthFactor)}
              </data>
            </td>
            <td className="n" data-label="Owed">
              <Worth loan={loan} side="debt" usd={loan.debtUsd} />
            </td>
            <td className="n" data-label="Collateral">
              <Worth loan={loan} side="collateral" usd={loan.collateralUsd} />
            </td>
            <td className="n" data-label={bonus}>
              {loan.best === null ? (
                <Unknown why="There is nothing to take" />
              ) : (
                <Usd value={loan.best.bonusUsd} compact />
              )}
            </td>
            <td data-label="Since">
              <Since loan={loan} asOf={asOf} />
            </td>
            <td className="wordy max-md:block max-md:text-left" data-label="Why">
              <ul>
                {loan.reasons.map(({ code, text }) => (
                  <li key={code}>{text}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
