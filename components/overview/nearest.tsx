import Link from 'next/link'
import type { Book } from '@/lib/api/schema/book'
import { formatCount } from '@/lib/format'
import { BookDistance, BookHealth, getRowKey } from '../book/book-row'
import { MiniLoadLine } from '../loadline/mini-load-line'
import { Address } from '../ui/address'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Usd } from '../ui/usd'
import { pickNearest } from './pick-nearest'

const SHOWN = 8

/** The first rows of the book that a price can still sell. */
export function Nearest({ book, isDiscovering }: { book: Book; isDiscovering: boolean }) {
  const { rows, badDebts } = pickNearest(book, SHOWN)
  return (
    <Panel
      title="Nearest to liquidation"
      aside={
        <Link href="/accounts" prefetch={false} className="link">
          all {formatCount(book.total)}
        </Link>
      }
      footer={
        <>
          <AsOfLines asOf={book.asOf} source={book.source} />
          {badDebts > 0 ? (
            <span>without {formatCount(badDebts)} that nothing backs any more: bad debt</span>
          ) : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          title={isDiscovering ? 'Borrowers are still being found' : 'Nobody owes anything'}
        >
          {isDiscovering
            ? 'They appear here as they are found, those who borrowed lately first.'
            : 'In the markets that are followed there is no open loan.'}
        </EmptyState>
      ) : (
        <PanelScroll label="Loans and their health">
          <table className="table">
            <caption className="sr-only">Loans nearest to liquidation</caption>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col" className="max-sm:hidden">
                  Load line
                </th>
                <th scope="col" className="n">
                  Health
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
                <tr key={getRowKey(row)} className="row-link">
                  <td>
                    <Address address={row.address} ensName={row.ensName} href="account" covers />
                    <span className="mt-1 block sm:hidden">
                      <MiniLoadLine health={row.health} />
                    </span>
                  </td>
                  <td className="max-sm:hidden">
                    <MiniLoadLine health={row.health} />
                  </td>
                  <td className="n">
                    <BookHealth row={row} />
                  </td>
                  <td className="n">
                    <BookDistance row={row} />
                  </td>
                  <td className="n">
                    <Usd value={row.debtUsd} compact />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </PanelScroll>
      )}
    </Panel>
  )
}
