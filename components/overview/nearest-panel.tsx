import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Book, BookRow } from '@/lib/api/schema/book'
import type { HealthJson } from '@/lib/api/schema/position'
import { getRowKey } from '../book/book-row'
import { Term } from '../glossary/term'
import { MiniLoadLine } from '../loadline/mini-load-line'
import { Address } from '../ui/address'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { HealthFactor } from '../ui/health-factor'
import { Panel } from '../ui/panel'
import { Usd } from '../ui/usd'

/** As many as stand beside the curve. */
export const SHOWN = 8

/** A loan as the list tells it. */
export type NearestRow = {
  row: BookRow
  /** At the fall that the curve is read at. */
  health: HealthJson
  /** How far prices may move. */
  room: ReactNode
}

/** A few loans beside the curve, with where the others are. */
export function NearestPanel({
  title,
  link,
  at: { asOf, source, names },
  notes,
  room,
  percent,
  rows,
  children,
}: {
  title: string
  link: { href: string; text: ReactNode }
  at: Pick<Book, 'asOf' | 'source'> & { names: Readonly<Record<string, string>> }
  /** What is not in the list, and why. */
  notes: readonly string[]
  /** Heading of the rows' `room`. */
  room: string
  percent: number
  rows: readonly NearestRow[]
  /** Before the list, or in its place where it is empty. */
  children?: ReactNode
}) {
  return (
    <Panel
      title={title}
      aside={
        <Link href={link.href} prefetch={false} className="link">
          {link.text}
        </Link>
      }
      footer={
        <>
          <AsOfLines asOf={asOf} source={source} names={names} />
          {notes.map((note) => (
            <span key={note} className="block">
              {note}
            </span>
          ))}
        </>
      }
    >
      {children}
      {rows.length === 0 ? null : (
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
                {room}
              </th>
              <th scope="col" className="n">
                Owed
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <Row key={getRowKey(each.row)} of={each} roomTitle={room} percent={percent} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({
  of: { row, health, room },
  roomTitle,
  percent,
}: {
  of: NearestRow
  roomTitle: string
  percent: number
}) {
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
      <td className="n" data-label={roomTitle}>
        {room}
      </td>
      <td className="n" data-label="Owed">
        <Usd value={row.debtUsd} compact />
      </td>
    </tr>
  )
}

/** In the place of a list that has nobody yet. */
export function StillDiscovering() {
  return (
    <EmptyState title="Borrowers are still being found">
      They appear here as they are found, those who borrowed lately first.
    </EmptyState>
  )
}
