'use client'

import { useRef } from 'react'
import { PanelScroll } from '../ui/panel'
import { orderWatched } from './order-watched'
import type { Watched } from './use-watched-accounts.client'
import type { WatchEntry, WatchList } from './watch-list'
import { isSameAddress } from './watch-list'
import { WatchRow } from './watch-row.client'

type Props = {
  list: WatchList
  watched: ReadonlyMap<string, Watched>
  onChange: (entry: WatchEntry, change: Partial<WatchEntry>) => void
  onRemove: (entry: WatchEntry) => void
}

/** A finger leaves its hover behind: only of a pointer that can hover it says anything. */
function isInUse(rows: Element): boolean {
  if (rows.matches(':focus-within')) return true
  return matchMedia('(hover: hover)').matches && rows.matches(':hover')
}

/** The watched accounts, nearest to liquidation first. Rows stay where they are while a pointer or focus is on them. */
export function WatchTable({ list, watched, onChange, onRemove }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const shown = useRef<readonly string[]>([])
  const addresses = list.entries.map(({ address }) => address)
  const isHeld = body.current !== null && isInUse(body.current)
  const isSame = shown.current.length === addresses.length
  if (!isHeld || !isSame || !shown.current.every((each) => addresses.includes(each))) {
    shown.current = orderWatched(
      addresses,
      (address) => watched.get(address.toLowerCase())?.account,
    )
  }
  const entries = shown.current.flatMap(
    (address) => list.entries.find((entry) => isSameAddress(entry.address, address)) ?? [],
  )
  return (
    <PanelScroll label="Watched accounts">
      <table className="table lists">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Load line</th>
            <th scope="col" className="n">
              Health
            </th>
            <th scope="col" className="n">
              May fall
            </th>
            <th scope="col" className="n">
              Owed
            </th>
            <th scope="col" className="n">
              Warn below
            </th>
            <th scope="col" className="relative">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {entries.map((entry) => (
            <WatchRow
              key={entry.address}
              entry={entry}
              watched={watched.get(entry.address.toLowerCase())}
              onChange={(change) => onChange(entry, change)}
              onRemove={() => onRemove(entry)}
            />
          ))}
        </tbody>
      </table>
    </PanelScroll>
  )
}
