import Link from 'next/link'
import type { ReactNode } from 'react'
import { getAddress } from 'viem'
import type { Market } from '@/lib/api/schema/market'
import { formatSymbol } from '@/lib/format'
import { type FeedGraph, type FeedInput, listFeeds } from '@/lib/risk/scenarios/feed-graph'
import { MODEL_DEFAULTS } from '@/lib/risk/scenarios/stress-model'
import { Address } from '../ui/address'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { toStressHref } from './stress-query'

const ROLES: Readonly<Record<FeedInput['role'], string>> = {
  price: 'price of',
  ratio: 'rate of',
  relay: 'passes on',
  base: 'for one side',
  quote: 'for the other side',
}

/** Which feed every price of a market hangs on: one that is wrong moves all that stand beside it. */
export function FeedGraphPanel({
  market,
  graph,
  footer,
}: {
  market: Pick<Market, 'id' | 'assets'>
  /** null: no node tells now. */
  graph: FeedGraph | null
  footer?: ReactNode
}) {
  if (graph === null)
    return (
      <Panel title="What the prices hang on is not known now" footer={footer}>
        <EmptyState title="No node tells which feeds the sources read">
          The sources themselves stand in the table of oracles.
        </EmptyState>
      </Panel>
    )
  const rows = getRows(market, graph)
  const unnamed = graph.sources.filter(({ source }) => source === null).length
  return (
    <Panel
      title={getFeedTitle(rows, market.assets.length)}
      aside="One feed that is wrong moves everything that hangs on it"
      footer={
        <>
          {footer}
          {unnamed > 0 ? ` · ${unnamed} without a feed` : ''}
        </>
      }
    >
      <PanelScroll label="What hangs on which feed">
        <table className="table lists">
          <caption className="sr-only">What hangs on which feed</caption>
          <thead>
            <tr>
              <th scope="col">Feed</th>
              <th scope="col">Contract</th>
              <th scope="col">Reads</th>
              <th scope="col">Hangs on it</th>
              <th scope="col">If it were wrong</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ address, name, reads, symbols }) => (
              <tr key={address}>
                <th scope="row" data-head="">
                  <bdi>{name}</bdi>
                </th>
                <td data-label="Contract">
                  <Address address={getAddress(address)} copy />
                </td>
                <td data-label="Reads" className="wordy">
                  {reads || 'nothing further, as far as it tells'}
                </td>
                <td data-label="Hangs on it" className="wordy font-bold">
                  {symbols.join(', ')}
                </td>
                <td data-label="If it were wrong">
                  <Link
                    className="link"
                    prefetch={false}
                    href={toStressHref({
                      market: market.id,
                      scenario: { kind: 'feed', feed: address, change: -0.3 },
                      model: MODEL_DEFAULTS,
                    })}
                  >
                    play −30&nbsp;%
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
    </Panel>
  )
}

export type FeedRow = { address: string; name: string; reads: string; symbols: string[] }

/** Feeds that a price goes through, those with most assets first; what only passes another on is told there. */
export function getRows(market: Pick<Market, 'assets'>, graph: FeedGraph): FeedRow[] {
  const symbols = new Map(
    market.assets.map(({ address, symbol }) => [address.toLowerCase(), formatSymbol(symbol)]),
  )
  const relayed = new Set(
    graph.nodes.flatMap(({ inputs }) =>
      inputs.filter(({ role }) => role === 'relay').map(({ address }) => address),
    ),
  )
  const nameOf = (address: string) =>
    graph.nodes.find((node) => node.address === address)?.description ??
    `${address.slice(0, 6)}…${address.slice(-4)}`
  return listFeeds(graph)
    .filter(({ node, assets }) => assets.length > 0 && !relayed.has(node.address))
    .map(({ node, assets }) => ({
      address: node.address,
      name: node.description ?? getOwnName(assets, symbols),
      reads: node.inputs
        .filter(({ role }) => role !== 'relay')
        .map(({ role, address }) => `${ROLES[role]} ${nameOf(address)}`)
        .join(', '),
      symbols: assets.flatMap((asset) => symbols.get(asset) ?? []),
    }))
}

/** A source that has no name of its own is called by what it is asked for. */
function getOwnName(assets: readonly string[], symbols: ReadonlyMap<string, string>): string {
  const [first] = assets
  const symbol = first === undefined ? undefined : symbols.get(first)
  return symbol ? `source of ${symbol}` : 'unnamed source'
}

/** "4 of 8 assets hang on one feed: ETH / USD". */
export function getFeedTitle(rows: readonly FeedRow[], assets: number): string {
  const [first] = rows
  if (!first) return 'No asset’s source is known'
  if (first.symbols.length < 2) return 'Every asset has a feed of its own, as far as they tell'
  return `${first.symbols.length} of ${assets} assets hang on one feed: ${first.name}`
}
