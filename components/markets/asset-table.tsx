import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { formatBonus, formatParameter } from '@/lib/format'
import { Term } from '../glossary/term'
import { Amount } from '../ui/amount'
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

/** What may be borrowed against each asset, when it is sold, what it costs. */
export function AssetTable({ assets }: { assets: readonly MarketAsset[] }) {
  return (
    <table className="table lists">
      <caption className="sr-only">Assets and their parameters</caption>
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" className="n">
            Borrow up to
          </th>
          <th scope="col" className="n">
            <Term id="liquidation-threshold">Sold from</Term>
          </th>
          <th scope="col" className="n">
            <Term id="bonus">Bonus</Term>
          </th>
          <th scope="col" className="n">
            Fee on it
          </th>
          <th scope="col" className="n">
            Supplied
          </th>
          <th scope="col" className="n">
            Borrowed
          </th>
          <th scope="col" className="n">
            <Term id="utilisation">In use</Term>
          </th>
          <th scope="col" className="n">
            Supply rate
          </th>
          <th scope="col" className="n">
            Borrow rate
          </th>
          <th scope="col" className="n">
            Deficit
          </th>
        </tr>
      </thead>
      <tbody>
        {assets.map((asset) => (
          <AssetRow key={asset.address} asset={asset} />
        ))}
      </tbody>
    </table>
  )
}

function AssetRow({ asset }: { asset: MarketAsset }) {
  const isCollateral = Number(asset.liquidationThreshold) > 0
  return (
    <tr>
      <th scope="row" data-head="">
        <span className="inline-flex items-center gap-2">
          <Token symbol={asset.symbol} address={asset.address} />
          <AssetStatus status={asset.status} />
        </span>
      </th>
      <td className="n" data-label="Borrow up to (limit)">
        {formatParameter(asset.ltv)}
      </td>
      <td className="n" data-label="Sold from (liquidation threshold)">
        {isCollateral ? formatParameter(asset.liquidationThreshold) : 'no collateral'}
      </td>
      <td className="n" data-label="Bonus">
        {isCollateral ? formatBonus(asset.liquidationBonus) : <Unknown why="It is no collateral" />}
      </td>
      <td className="n" data-label="Fee on it">
        {formatParameter(asset.liquidationProtocolFee)}
      </td>
      <td className="n" data-label="Supplied">
        <Usd value={asset.suppliedUsd} compact />
      </td>
      <td className="n" data-label="Borrowed">
        <Usd value={asset.borrowedUsd} compact />
      </td>
      <td className="n" data-label="In use">
        <Percent value={asset.utilisation} />
      </td>
      <td className="n" data-label="Supply rate, a year">
        <Percent value={asset.supplyRate} places={2} />
      </td>
      <td className="n" data-label="Borrow rate, a year">
        <Percent value={asset.borrowRate} places={2} />
      </td>
      <td className="n" data-label="Deficit">
        {asset.deficit === null ? (
          <Unknown why="These rules book no deficit" />
        ) : (
          <Amount
            amount={asset.deficit}
            decimals={asset.decimals}
            symbol={asset.symbol}
            rounding="up"
          />
        )}
      </td>
    </tr>
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
  return (
    <table className="table lists">
      <caption className="sr-only">eModes</caption>
      <thead>
        <tr>
          <th scope="col">
            <Term id="emode">Category</Term>
          </th>
          <th scope="col" className="n">
            Borrow up to
          </th>
          <th scope="col" className="n">
            Sold from
          </th>
          <th scope="col" className="n">
            Bonus
          </th>
          <th scope="col">Collateral</th>
          <th scope="col">Can be borrowed</th>
        </tr>
      </thead>
      <tbody>
        {market.eModes.map((eMode) => (
          <tr key={eMode.id}>
            <th scope="row" data-head="">
              {eMode.id}: <Token symbol={eMode.label} />
            </th>
            <td className="n" data-label="Borrow up to (limit)">
              {formatParameter(eMode.ltv)}
            </td>
            <td className="n" data-label="Sold from (liquidation threshold)">
              {formatParameter(eMode.liquidationThreshold)}
            </td>
            <td className="n" data-label="Bonus">
              {formatBonus(eMode.liquidationBonus)}
            </td>
            <td className="wordy" data-label="Collateral">
              <span>{list(eMode.collateral)}</span>
            </td>
            <td className="wordy" data-label="Can be borrowed">
              <span>{list(eMode.borrowable)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
