import Link from 'next/link'
import type { Book, BookRow } from '@/lib/api/schema/book'
import { formatCount } from '@/lib/format'
import { BookDistance, getRowKey } from '../book/book-row'
import { Term } from '../glossary/term'
import { MiniLoadLine } from '../loadline/mini-load-line'
import { toHref } from '../page-query/to-href'
import { Address } from '../ui/address'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { HealthFactor } from '../ui/health-factor'
import { Panel } from '../ui/panel'
import { Usd } from '../ui/usd'
import { getFallenHealth } from './get-fallen-health'
import { type Fall, getNearestTitle } from './get-nearest-title'
import { pickNearest } from './pick-nearest'

const SHOWN = 8

type Props = {
  /** Nearest first, in the markets and with the asset that the curve is of. */
  book: Book
  /** What falls in the curve beside it; null where there is no curve. */
  fall: Fall | null
  /** The market that the curve is of; undefined for all. */
  market: string | undefined
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  isDiscovering: boolean
}

/**
 * The first rows of the book that a price can still sell, as they stand once all collateral has fallen as far as
 * the curve beside it is read. How far one asset alone may fall is not in the book: then it says so.
 */
export function Nearest({ book, fall, market, names, isDiscovering }: Props) {
  const { rows, badDebts } = pickNearest(book, SHOWN)
  const percent = fall && fall.asset === null ? fall.percent : 0
  const asset = fall?.asset ?? undefined
  const maxDistance = percent > 0 ? String(percent / 100) : undefined
  return (
    <Panel
      title={getNearestTitle(fall)}
      aside={
        <Link
          href={toHref('/accounts', { market, asset, maxDistance })}
          prefetch={false}
          className="link"
        >
          {maxDistance ? `all within ${percent}\u00a0%` : `all ${formatCount(book.total)}`}
        </Link>
      }
      footer={
        <>
          <AsOfLines asOf={book.asOf} source={book.source} names={names} />
          {badDebts > 0 ? (
            <span>without {formatCount(badDebts)} that nothing backs any more: bad debt</span>
          ) : null}
        </>
      }
    >
      {fall && fall.asset !== null ? <ByAllCollateral name={fall.name} /> : null}
      {rows.length === 0 ? (
        <Nobody isDiscovering={isDiscovering} isOfAsset={asset !== undefined} />
      ) : (
        <table className="table lists pairs">
          <caption className="sr-only">Loans nearest to liquidation</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Load line</th>
              <th scope="col" className="n">
                <Term id="health-factor">Health</Term>
                {percent > 0 ? <> at −{percent}&nbsp;%</> : null}
              </th>
              <th scope="col" className="n">
                May fall
              </th>
              <th scope="col" className="n">
                Owed
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={getRowKey(row)} row={row} percent={percent} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ row, percent }: { row: BookRow; percent: number }) {
  const health = getFallenHealth(row, percent)
  return (
    <tr className="row-link">
      <td data-head="">
        <Address address={row.address} ensName={row.ensName} href="account" covers />
      </td>
      <td data-label="Load line" data-bare="">
        <MiniLoadLine health={health} />
      </td>
      <td className="n" data-label={percent > 0 ? `Health at −${percent}\u00a0%` : 'Health'}>
        <HealthFactor health={health} />
      </td>
      <td className="n" data-label="May fall">
        <BookDistance row={row} />
      </td>
      <td className="n" data-label="Owed">
        <Usd value={row.debtUsd} compact />
      </td>
    </tr>
  )
}

function ByAllCollateral({ name }: { name: string }) {
  return (
    <p className="px-4 pb-2 text-muted text-t1">
      Loans that hold or owe <bdi>{name}</bdi>, in the order of how far all collateral may fall
      together. How far <bdi>{name}</bdi> alone may fall stands on each account’s page.
    </p>
  )
}

function Nobody({ isDiscovering, isOfAsset }: { isDiscovering: boolean; isOfAsset: boolean }) {
  if (isDiscovering) {
    return (
      <EmptyState title="Borrowers are still being found">
        They appear here as they are found, those who borrowed lately first.
      </EmptyState>
    )
  }
  return isOfAsset ? (
    <EmptyState title="No loan holds or owes it">No fall of it sells anybody.</EmptyState>
  ) : (
    <EmptyState title="Nobody owes anything">
      In the markets that are followed there is no open loan.
    </EmptyState>
  )
}
