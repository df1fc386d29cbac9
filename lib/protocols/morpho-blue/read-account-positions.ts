import type { Hex } from 'viem'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Address } from '@/lib/risk/units'
import type { PositionReading } from '../market-adapter'
import { getOwnView } from './get-own-view'
import { type LensHolding, readLensHoldings, readLensVerdicts } from './lens/read-lens-accounts'
import type { MorphoReading } from './market-facts'
import type { MorphoMarketView } from './market-view'
import { readMorphoAtBlock } from './read-at-block'
import { toPosition } from './view/to-position'
import { toRiskInput } from './view/to-risk-input'

/**
 * What an account has in every market that is known of, with Morpho's own view of each debt. Three `eth_call`s at
 * one block: where it has something; those markets, prices and authorisations; Morpho's judgement.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function readAccountPositions(options: {
  client: ChainClient
  view: MorphoMarketView
  address: Address
  block: BlockRef
  /** Dollars a whole token at that block; `null` where they are not known. */
  usdOf: (asset: Address) => string | null
}): Promise<PositionReading[]> {
  const { client, view, address, block, usdOf } = options
  const { morpho } = view.entry
  const { table } = view
  const at = { blockHash: block.hash, blockNumber: block.number }
  const holdings = await readHoldings(client, {
    morpho,
    address,
    markets: [...table.markets.keys()],
    at,
  })
  if (holdings.length === 0) return []
  const lines = [...table.lines.values()].filter(({ marketId }) =>
    holdings.some((holding) => holding.marketId === marketId && holding.borrowShares > 0n),
  )
  const markets = holdings.map(({ marketId }) => marketId)
  const read = await readMorphoAtBlock(client, {
    morpho,
    markets,
    oracles: [...new Set(lines.map(({ oracle }) => oracle))],
    feeds: [...new Set(markets.flatMap((id) => table.markets.get(id)?.row.feeds ?? []))],
    positions: [],
    grants: lines.map((line) => ({ account: address, line: line.address })),
    ...at,
  })
  const owing = holdings.filter(({ borrowShares }) => borrowShares > 0n)
  const verdicts =
    owing.length === 0
      ? []
      : await readLensVerdicts(client, {
          morpho,
          positions: owing.map(({ marketId }) => ({ marketId, account: address })),
          ...at,
        })
  const readings = new Map<Hex, MorphoReading>()
  const usd = new Map<Address, string>()
  for (const [id, reading] of read.markets) if ('price' in reading) readings.set(id, reading)
  return holdings.flatMap((holding): PositionReading[] => {
    const market = table.markets.get(holding.marketId)
    const totals = read.markets.get(holding.marketId)
    if (!market || !totals) return []
    const row = { ...market.row, idle: 'price' in totals ? null : totals }
    for (const { asset } of [row.loanToken, row.collateralToken]) {
      const price = usdOf(asset)
      if (price !== null) usd.set(asset, price)
    }
    const { timestamp, prices: linePrices, rounds: updates } = read
    const head = { timestamp, markets: readings, linePrices, usd, updates }
    const data = view.getData({ row }, { block, head })
    const granted = lines.filter(
      ({ address: line, marketId }) =>
        marketId === row.id && read.grants.some((grant) => grant.line === line && grant.granted),
    )
    const getLines = () =>
      granted.map(({ oracle, marketId: _, ...line }) => ({
        ...line,
        oraclePrice: read.prices.get(oracle) ?? null,
      }))
    const { supplyShares, borrowShares, collateral } = holding
    const account = { address, supplyShares, borrowShares, collateral }
    const verdict = verdicts[owing.indexOf(holding)]
    const ownView = verdict ? getOwnView(verdict) : null
    const granting = { ...data, getLines }
    const position = toPosition({ data: granting, account, ownView })
    return position ? [{ position, riskInput: toRiskInput(granting, account) }] : []
  })
}

async function readHoldings(
  client: ChainClient,
  options: {
    morpho: Address
    address: Address
    markets: readonly Hex[]
    at: { blockHash: Hex; blockNumber: number }
  },
): Promise<LensHolding[]> {
  const { morpho, address: account, markets, at } = options
  const found: LensHolding[] = []
  for (let begin = 0; begin < markets.length; ) {
    const { looked, holdings } = await readLensHoldings(client, {
      morpho,
      account,
      markets: markets.slice(begin),
      ...at,
    })
    found.push(...holdings)
    begin += Math.max(1, looked)
  }
  return found
}
