import type { EMode, Market, MarketAsset } from '@/lib/api/schema/market'
import { formatBonus, formatParameter } from '@/lib/format'
import { Term } from '../glossary/term'
import { Amount } from '../ui/amount'
import { type Column, ColumnTable } from '../ui/column-table'
import { Percent } from '../ui/percent'
import { Chip } from '../ui/risk-chip'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'

const STATUSES = {
  active: null,
  frozen: { mark: '❄', why: 'No new supply and no new loans' },
  paused: { mark: '‖', why: 'Nothing can be done with it, not even a liquidation' },
  inactive: { mark: '✕', why: 'Not listed any more' },
} as const satisfies Record<MarketAsset['status'], { mark: string; why: string } | null>

const isCollateral = ({ liquidationThreshold }: MarketAsset) => Number(liquidationThreshold) > 0

const COLUMNS: readonly Column<MarketAsset>[] = [
  {
    head: 'Asset',
    isRowHead: true,
    cell: ({ symbol, address, status }) => (
      <span className="inline-flex items-center gap-2">
        <Token symbol={symbol} address={address} />
        <AssetStatus status={status} />
      </span>
    ),
  },
  {
    head: 'Borrow up to',
    label: 'Borrow up to (limit)',
    numeric: true,
    cell: ({ ltv }) => formatParameter(ltv),
  },
  {
    head: <Term id="liquidation-threshold">Sold from</Term>,
    label: 'Sold from (liquidation threshold)',
    numeric: true,
    cell: (asset) =>
      isCollateral(asset) ? formatParameter(asset.liquidationThreshold) : 'no collateral',
  },
  {
    head: <Term id="bonus">Bonus</Term>,
    label: 'Bonus',
    numeric: true,
    cell: (asset) =>
      isCollateral(asset) ? (
        formatBonus(asset.liquidationBonus)
      ) : (
        <Unknown why="It is no collateral" />
      ),
  },
  {
    head: 'Fee on it',
    numeric: true,
    cell: ({ liquidationProtocolFee }) => formatParameter(liquidationProtocolFee),
  },
  {
    head: 'Supplied',
    numeric: true,
    cell: ({ suppliedUsd }) => <Usd value={suppliedUsd} compact />,
  },
  {
    head: 'Borrowed',
    numeric: true,
    cell: ({ borrowedUsd }) => <Usd value={borrowedUsd} compact />,
  },
  {
    head: <Term id="utilisation">In use</Term>,
    label: 'In use',
    numeric: true,
    cell: ({ utilisation }) => <Percent value={utilisation} />,
  },
  {
    head: 'Supply rate',
    label: 'Supply rate, a year',
    numeric: true,
    cell: ({ supplyRate }) => <Percent value={supplyRate} places={2} />,
  },
  {
    head: 'Borrow rate',
    label: 'Borrow rate, a year',
    numeric: true,
    cell: ({ borrowRate }) => <Percent value={borrowRate} places={2} />,
  },
  {
    head: 'Deficit',
    numeric: true,
    cell: ({ deficit, decimals, symbol }) =>
      deficit === null ? (
        <Unknown why="These rules book no deficit" />
      ) : (
        <Amount amount={deficit} decimals={decimals} symbol={symbol} rounding="up" />
      ),
  },
]

/** What may be borrowed against each asset, when it is sold, what it costs. */
export function AssetTable({ assets }: { assets: readonly MarketAsset[] }) {
  return (
    <ColumnTable
      caption="Assets and their parameters"
      columns={COLUMNS}
      rows={assets}
      getKey={({ address }) => address}
    />
  )
}

function AssetStatus({ status }: Pick<MarketAsset, 'status'>) {
  const said = STATUSES[status]
  if (!said) return null
  return (
    <Chip className="bg-watch-wash text-watch">
      <span aria-hidden="true">{said.mark}</span>
      <span title={said.why}>{status}</span>
    </Chip>
  )
}

/** Categories of correlated assets with rules of their own. */
export function EModeTable({ market }: { market: Pick<Market, 'eModes' | 'assets'> }) {
  const symbols = new Map(market.assets.map((asset) => [asset.address, asset.symbol]))
  const list = (addresses: readonly `0x${string}`[]) =>
    addresses.length === 0
      ? 'none'
      : addresses.map((address, index) => (
          <span key={address}>
            {index > 0 ? ', ' : ''}
            <Token symbol={symbols.get(address) ?? address} address={address} />
          </span>
        ))
  const columns: readonly Column<EMode>[] = [
    {
      head: <Term id="emode">Category</Term>,
      isRowHead: true,
      cell: ({ id, label }) => (
        <>
          {id}: <Token symbol={label} />
        </>
      ),
    },
    {
      head: 'Borrow up to',
      label: 'Borrow up to (limit)',
      numeric: true,
      cell: ({ ltv }) => formatParameter(ltv),
    },
    {
      head: 'Sold from',
      label: 'Sold from (liquidation threshold)',
      numeric: true,
      cell: ({ liquidationThreshold }) => formatParameter(liquidationThreshold),
    },
    {
      head: 'Bonus',
      numeric: true,
      cell: ({ liquidationBonus }) => formatBonus(liquidationBonus),
    },
    {
      head: 'Collateral',
      className: 'wordy',
      cell: ({ collateral }) => <span>{list(collateral)}</span>,
    },
    {
      head: 'Can be borrowed',
      className: 'wordy',
      cell: ({ borrowable }) => <span>{list(borrowable)}</span>,
    },
  ]
  return (
    <ColumnTable caption="eModes" columns={columns} rows={market.eModes} getKey={({ id }) => id} />
  )
}
