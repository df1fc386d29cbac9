import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'
import { Token } from '../ui/token'
import { toPrice, toUsd } from './to-text'

const VENUES = {
  pool: 'pools, as deep as shown',
  infinite: 'a market that no sale moves',
  closed: 'nothing: it can’t be withdrawn',
  'not-known': 'not known: no pool; counted as if no sale moved it',
} as const

const COLUMNS: readonly Column<PlayedStress['assets'][number]>[] = [
  { head: 'Asset', isRowHead: true, cell: ({ symbol }) => <Token symbol={symbol} /> },
  { head: 'Price now', numeric: true, cell: ({ priceBefore }) => toPrice(priceBefore) },
  { head: 'By the shock', numeric: true, cell: ({ shockedPrice }) => toPrice(shockedPrice) },
  { head: 'Lowest', numeric: true, cell: ({ lowestOraclePrice }) => toPrice(lowestOraclePrice) },
  { head: 'Its sale brought', numeric: true, cell: ({ received }) => toUsd(received) },
  { head: 'Sold into', cell: ({ venue }) => VENUES[venue] },
]

/** All assets that fell or were sold. */
export function AssetsTable({ view }: { view: PlayedStress }) {
  return (
    <PanelScroll label="Asset by asset">
      <ColumnTable
        caption="Asset by asset"
        columns={COLUMNS}
        rows={view.assets}
        getKey={({ asset }) => asset}
      />
    </PanelScroll>
  )
}
