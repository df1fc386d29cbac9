import type { ChanceAsset, MarketChance } from '@/lib/api/schema/chance'
import {
  formatAge,
  formatBlockNumber,
  formatCount,
  formatPercent,
  formatSymbol,
} from '@/lib/format'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { ColumnHead } from '../ui/column-head'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Token } from '../ui/token'
import { Unknown } from '../ui/unknown'
import { getUnknownReason } from './chance-words'
import { CorrelationTable } from './correlation-table'
import { getVolatilityTitle } from './get-volatility-title'
import { TailsPanel } from './tails-panel'

/** How a market's prices move, and what its worst days bring. `null`: not read in time. */
export function MarketChancePanels({ chance }: { chance: MarketChance | null }) {
  if (!chance)
    return (
      <Panel title="How its prices move is not known yet">
        <EmptyState title="The oracles’ past rounds are being read, or no node gives them now.">
          Reload the page in a few seconds.
        </EmptyState>
      </Panel>
    )
  const footer = (
    <span>
      rounds up to block {formatBlockNumber(chance.measured.blockNumber)}, {chance.measured.days}{' '}
      days back at most
    </span>
  )
  return (
    <>
      <Panel
        title={getVolatilityTitle(chance.assets)}
        aside={<Term id="volatility">Volatility</Term>}
        footer={footer}
      >
        <PanelScroll label="Volatility of every asset">
          <VolatilityTable assets={chance.assets} />
        </PanelScroll>
        <p className="max-w-[90ch] px-4 pt-1 pb-4 text-muted text-t1">
          Measured from the rounds that each price’s own feed reported: squared moves over the time
          they took. Silences of more than {formatAge(chance.measured.maxGapSeconds)} are left out.
          A ratio that an adapter multiplies by counts as constant. Two feeds with too few rounds in
          common have no known correlation; the worst days count them as moving by themselves.
        </p>
        <CorrelationTable chance={chance} />
      </Panel>
      <TailsPanel chance={chance} footer={footer} />
    </>
  )
}

const COLUMNS = [
  { head: 'Asset' },
  { head: 'On a usual day', numeric: true },
  { head: 'In a year', numeric: true },
  { head: 'Error', numeric: true },
  { head: 'Measured over', numeric: true },
  { head: 'By feed' },
]

function VolatilityTable({ assets }: { assets: readonly ChanceAsset[] }) {
  return (
    <table className="table lists">
      <caption className="sr-only">Volatility</caption>
      <ColumnHead columns={COLUMNS} />
      <tbody>
        {assets.map((asset) => (
          <tr key={asset.address}>
            <th scope="row" data-head="">
              <Token symbol={asset.symbol} address={asset.address} />
            </th>
            <VolatilityCells asset={asset} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function VolatilityCells({ asset: { volatility, feeds, fromMarket } }: { asset: ChanceAsset }) {
  if (volatility.kind !== 'measured')
    return (
      <td colSpan={5} data-label="Volatility" className="text-muted">
        {volatility.kind === 'fixed'
          ? 'counted at a price that does not move'
          : `not known: ${getUnknownReason(volatility)}`}
      </td>
    )
  const { daily, yearly, error, intervals, seconds, gaps, isCut } = volatility
  return (
    <>
      <td className="n" data-label="On a usual day">
        {formatPercent(daily, 2, 'up')}
      </td>
      <td className="n" data-label="In a year">
        {formatPercent(yearly, 1, 'up')}
      </td>
      <td className="n" data-label="Error">
        ± {formatPercent(error, 1, 'up')}
      </td>
      <td className="n" data-label="Measured over">
        <span title={gaps > 0 ? `${formatCount(gaps)} longer silences left out` : undefined}>
          {formatAge(seconds)}, {formatCount(intervals)} rounds{isCut ? ', all that are read' : ''}
        </span>
      </td>
      <td data-label="By feed">
        {feeds.length === 0 ? (
          <Unknown why="No feed is named" />
        ) : (
          <span className="inline-flex flex-wrap gap-x-2">
            {feeds.map(({ address, power }) => (
              <span key={address}>
                {power < 0 ? '1 ÷ ' : ''}
                <Address address={address} copy />
              </span>
            ))}
            {fromMarket ? (
              <span className="text-muted">
                as <bdi>{formatSymbol(fromMarket)}</bdi> asks it
              </span>
            ) : null}
          </span>
        )}
      </td>
    </>
  )
}
