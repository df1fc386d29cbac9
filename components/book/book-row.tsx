import type { BookRow as Row } from '@/lib/api/schema/book'
import { formatAddress, formatSymbol } from '@/lib/format'
import { MiniLoadLine } from '../loadline/mini-load-line'
import { Address } from '../ui/address'
import { HealthFactor } from '../ui/health-factor'
import { Distance } from '../ui/percent'
import { RiskChip } from '../ui/risk-chip'
import { Usd } from '../ui/usd'

export function getRowKey(row: Row): string {
  return `${row.market} ${row.address} ${row.subaccount ?? ''}`
}

export function BookHealth({ row }: { row: Row }) {
  return <HealthFactor health={row.health} />
}

/** A loan that nothing backs any more: no fall in price and no sale can change it. */
export function isBadDebt(row: Pick<Row, 'collateralUsd' | 'debtUsd'>): boolean {
  const { collateralUsd, debtUsd } = row
  return collateralUsd !== null && Number(collateralUsd) === 0 && Number(debtUsd ?? 0) > 0
}

/** How far all collateral prices may fall together; `now` once that is reached. */
export function BookDistance({ row }: { row: Row }) {
  if (isBadDebt(row)) return <RiskChip step="under">bad debt</RiskChip>
  if (row.health.kind === 'priced' && row.health.liquidatable) {
    return <RiskChip step="under">now</RiskChip>
  }
  return <Distance value={row.distance} />
}

/** What is held for what is owed: `WETH, WBTC → USDC`. */
export function BookAssets({ row }: { row: Row }) {
  const list = (side: 'collateral' | 'debt') =>
    row.assets
      .filter((asset) => asset.side === side)
      .map((asset) => formatSymbol(asset.symbol))
      .join(', ')
  const held = list('collateral')
  return (
    <span className="block truncate max-md:whitespace-normal">
      <bdi>{held || 'nothing'}</bdi> <span className="text-muted">for</span>{' '}
      <bdi>{list('debt') || 'nothing'}</bdi>
    </span>
  )
}

/** The cells of one loan; the row is a link to the account. */
export function BookCells({ row, marketName }: { row: Row; marketName: string }) {
  return (
    <>
      <td data-head="">
        <Address address={row.address} ensName={row.ensName} href="account" covers />
        {row.subaccount ? (
          <span className="ml-1.5 text-faint text-t1" title={`Vault ${row.subaccount}`}>
            vault {formatAddress(row.subaccount)}
          </span>
        ) : null}
      </td>
      <td data-label="Market" data-bare="">
        <span className="block truncate">{marketName}</span>
      </td>
      <td data-label="Load line" data-bare="">
        <MiniLoadLine health={row.health} />
      </td>
      <td className="n" data-label="Health">
        <BookHealth row={row} />
      </td>
      <td className="n" data-label="May fall">
        <BookDistance row={row} />
      </td>
      <td className="n" data-label="Held">
        <Usd value={row.collateralUsd} compact />
      </td>
      <td className="n" data-label="Owed">
        <Usd value={row.debtUsd} compact />
      </td>
      <td data-label="Assets" data-wide="">
        <BookAssets row={row} />
      </td>
    </>
  )
}
