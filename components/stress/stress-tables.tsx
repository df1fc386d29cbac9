import { formatCount } from '@/lib/format'
import type { StressPolicy, StressView } from '@/lib/risk/scenarios/stress-view'
import { Address } from '../ui/address'
import { PanelScroll } from '../ui/panel'
import { POLICY_NAMES, POLICY_TEXTS } from './policy-words'
import { count, toPrice, toShare, toSpan, toUsd } from './to-text'

type Played = Extract<StressView, { kind: 'played' }>

/** With the sale's own impact, and as if no sale moved a price. */
export function ImpactTable({ view }: { view: Played }) {
  const { totals, withoutImpact, followed } = view
  const rows: readonly { name: string; with: string; without: string }[] = [
    {
      name: 'Loans sold',
      with: formatCount(totals.accounts),
      without: formatCount(withoutImpact.accounts),
    },
    { name: 'Collateral taken', with: toUsd(totals.seized), without: toUsd(withoutImpact.seized) },
    { name: 'Debt repaid', with: toUsd(totals.repaid), without: toUsd(withoutImpact.repaid) },
    {
      name: 'What its sale brought',
      with: toUsd(totals.received),
      without: toUsd(withoutImpact.received),
    },
    { name: 'Bad debt', with: toUsd(totals.badDebt), without: toUsd(withoutImpact.badDebt) },
    {
      name: 'Debt below the line, unsold',
      with: toUsd(totals.leftDebt),
      without: toUsd(withoutImpact.leftDebt),
    },
    ...(followed
      ? [
          {
            name: 'Lowest oracle price',
            with: toPrice(followed.lowestOraclePrice),
            without: toPrice(followed.shockedPrice),
          },
        ]
      : []),
  ]
  return (
    <table className="table self-start">
      <caption className="sr-only">With and without the sale’s own effect on prices</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="n">
            As the pools are
          </th>
          <th scope="col" className="n">
            If no sale moved a price
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className="whitespace-normal font-normal">
              {row.name}
            </th>
            <td className="n font-bold">{row.with}</td>
            <td className="n">{row.without}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function RoundsTable({ view }: { view: Played }) {
  const { rounds, followed } = view
  return (
    <PanelScroll label="Round by round">
      <table className="table">
        <caption className="sr-only">Round by round</caption>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col" className="n">
              Oracle’s price
            </th>
            <th scope="col" className="n">
              Loans below 1
            </th>
            <th scope="col" className="n">
              Forced sales
            </th>
            <th scope="col" className="n">
              Sold
            </th>
            <th scope="col" className="n">
              It brought
            </th>
            <th scope="col" className="n">
              Bad debt
            </th>
            <th scope="col" className="n">
              Pool’s price then
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.round}>
              <th scope="row" className="font-normal">
                {round.seconds === 0 ? 'the shock' : toSpan(round.seconds)}
              </th>
              <td className="n">{followed ? toPrice(round.oraclePrice) : '–'}</td>
              <td className="n">{formatCount(round.liquidatable)}</td>
              <td className="n">{formatCount(round.liquidations)}</td>
              <td className="n">{toUsd(round.sold)}</td>
              <td className="n">{toUsd(round.received)}</td>
              <td className="n">{toUsd(round.badDebt)}</td>
              <td className="n">
                {followed?.venue === 'pool' ? toPrice(round.poolPrice) : 'not known'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

export function HitTable({ view }: { view: Played }) {
  return (
    <PanelScroll label="Who is hit">
      <table className="table lists pairs">
        <caption className="sr-only">Who is hit, largest seizure first</caption>
        <thead>
          <tr>
            <th scope="col">Borrower</th>
            <th scope="col" className="n">
              Held before
            </th>
            <th scope="col" className="n">
              Owed before
            </th>
            <th scope="col" className="n">
              Repaid
            </th>
            <th scope="col" className="n">
              Taken
            </th>
            <th scope="col" className="n">
              Borrower loses
            </th>
            <th scope="col" className="n">
              Bad debt
            </th>
          </tr>
        </thead>
        <tbody>
          {view.hit.map((hit) => (
            <tr key={`${hit.market} ${hit.row}`} className="row-link">
              <th scope="row" data-head="">
                <Address address={hit.address} href="account" covers />
              </th>
              <td className="n" data-label="Held">
                {toUsd(hit.collateral)}
              </td>
              <td className="n" data-label="Owed">
                {toUsd(hit.debt)}
              </td>
              <td className="n" data-label="Repaid">
                {toUsd(hit.repaid)}
              </td>
              <td className="n" data-label="Taken">
                {toUsd(hit.seized)}
              </td>
              <td className="n" data-label="Loses">
                {toUsd(hit.seized - hit.repaid)}
              </td>
              <td className="n" data-label="Bad debt">
                {toUsd(hit.badDebt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

/** The same shock, sold in three ways. */
export function PoliciesTable({ view }: { view: Played }) {
  const { compared, followed } = view
  const rows: readonly { name: string; read: (each: StressPolicy) => string }[] = [
    { name: 'Loans sold', read: ({ totals }) => formatCount(totals.accounts) },
    {
      name: 'Price falls a further',
      read: ({ lowestPrice }) =>
        followed &&
        followed.venue !== 'not-known' &&
        lowestPrice !== null &&
        followed.shockedPrice > 0
          ? toShare(Math.max(0, 1 - lowestPrice / followed.shockedPrice))
          : 'not known',
    },
    { name: 'Its sale brought', read: ({ totals }) => toUsd(totals.received) },
    { name: 'Borrowers lose', read: ({ totals }) => toUsd(totals.seized - totals.repaid) },
    { name: 'Bad debt', read: ({ totals }) => toUsd(totals.badDebt) },
    { name: 'Unsold at the end', read: ({ totals }) => toUsd(totals.unsold) },
    { name: 'Last sale after', read: ({ seconds }) => toSpan(seconds) },
  ]
  return (
    <>
      <PanelScroll label="Three ways to sell">
        <table className="table">
          <caption className="sr-only">Three ways to sell, the same shock</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">What</span>
              </th>
              {compared.map(({ policy }) => (
                <th key={policy} scope="col" className="n">
                  {POLICY_NAMES[policy]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, read }) => (
              <tr key={name}>
                <th scope="row" className="whitespace-normal font-normal">
                  {name}
                </th>
                {compared.map((each) => (
                  <td key={each.policy} className="n">
                    {read(each)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
      <ul className="grid gap-1 px-4 py-3 text-muted text-t1 lg:grid-cols-3 lg:gap-4">
        {Object.entries(POLICY_TEXTS).map(([policy, text]) => (
          <li key={policy}>
            <b>{POLICY_NAMES[policy as keyof typeof POLICY_TEXTS]}</b>: {text}
          </li>
        ))}
      </ul>
    </>
  )
}

/** All assets that fell or were sold. */
export function AssetsTable({ view }: { view: Played }) {
  return (
    <PanelScroll label="Asset by asset">
      <table className="table">
        <caption className="sr-only">Asset by asset</caption>
        <thead>
          <tr>
            <th scope="col">Asset</th>
            <th scope="col" className="n">
              Price now
            </th>
            <th scope="col" className="n">
              By the shock
            </th>
            <th scope="col" className="n">
              Lowest
            </th>
            <th scope="col" className="n">
              Its sale brought
            </th>
            <th scope="col">Sold into</th>
          </tr>
        </thead>
        <tbody>
          {view.assets.map((asset) => (
            <tr key={asset.asset}>
              <th scope="row">
                <bdi>{asset.symbol}</bdi>
              </th>
              <td className="n">{toPrice(asset.priceBefore)}</td>
              <td className="n">{toPrice(asset.shockedPrice)}</td>
              <td className="n">{toPrice(asset.lowestOraclePrice)}</td>
              <td className="n">{toUsd(asset.received)}</td>
              <td>{VENUES[asset.venue]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}

const VENUES = {
  pool: 'pools, as deep as shown',
  infinite: 'a market that no sale moves',
  closed: 'nothing: it can’t be withdrawn',
  'not-known': 'not known: no pool; counted as if no sale moved it',
} as const

export const describeCount = (view: Played): string =>
  count(view.accounts, 'borrower') +
  (view.unpricedAccounts > 0 ? `, ${view.unpricedAccounts} more left out: a price is missing` : '')
