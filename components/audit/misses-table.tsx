import type { AuditLedger } from '@/lib/api/schema/market'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Address } from '../ui/address'
import { type Column, ColumnTable } from '../ui/column-table'
import { PanelScroll } from '../ui/panel'

const COLUMNS: readonly Column<AuditLedger['recentMisses'][number]>[] = [
  {
    head: 'Account',
    isRowHead: true,
    cell: ({ address }) => <Address address={address} href="account" copy />,
  },
  { head: 'Time', cell: ({ at }) => <time dateTime={at}>{formatTime(at)}</time> },
  { head: 'Block', numeric: true, cell: ({ blockNumber }) => formatBlockNumber(blockNumber) },
  { head: 'Ours', numeric: true, cell: ({ ours }) => ours },
  {
    head: 'The protocol’s',
    numeric: true,
    cell: ({ theirs }) => <b className="text-under">{theirs}</b>,
  },
]

/** The newest comparisons that differed: whose, when, what was shown and what the protocol says. */
export function MissesTable({ misses }: { misses: AuditLedger['recentMisses'] }) {
  return (
    <div className="border-rule border-t">
      <PanelScroll label="Comparisons that differed">
        <ColumnTable
          caption="Comparisons that differed, newest first"
          columns={COLUMNS}
          rows={misses}
          // An account may differ twice in one block.
          getKey={({ blockNumber, address }, index) => `${blockNumber} ${address} ${index}`}
        />
      </PanelScroll>
    </div>
  )
}
