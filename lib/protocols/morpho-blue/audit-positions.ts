import type { ChainClient } from '@/lib/chain/chain-client'
import { getMorphoHealth } from '@/lib/risk/morpho-blue/get-health'
import type { Address } from '@/lib/risk/units'
import { compareTwice } from '../compare-twice'
import { drawSample } from '../draw-sample'
import type { AuditResult } from '../market-adapter'
import { toPositionKey } from './frame'
import { getOwnView } from './get-own-view'
import { readLensVerdicts } from './lens/read-lens-accounts'
import type { MorphoMarketView } from './market-view'

/**
 * Compares positions drawn at random with what Morpho's own contract says at the view's block: it accrues the
 * market itself and is asked to liquidate, which it refuses where the position is healthy. One `eth_call`, of which
 * nothing lasts. Where it can't judge, for want of a price, neither may the view.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function auditPositions(
  client: ChainClient,
  options: { view: MorphoMarketView; sample: number; random: () => number },
): Promise<AuditResult> {
  const { view, sample, random } = options
  const { head, block, table } = view
  if (!head || !block) return { checked: 0, misses: [] }
  const waiting = new Set(
    Array.from(head.pending.positions).flatMap(([marketId, accounts]) =>
      accounts.map((account) => toPositionKey(marketId, account)),
    ),
  )
  const drawn = drawSample([...table.listPositions()], { sample, random }).filter(
    ({ marketId, account }) => !waiting.has(toPositionKey(marketId, account)),
  )
  if (drawn.length === 0) return { checked: 0, misses: [] }
  const misses = await compareTwice(async () => {
    const verdicts = await readLensVerdicts(client, {
      morpho: view.entry.morpho,
      positions: drawn,
      blockHash: block.hash,
      blockNumber: block.number,
    })
    const misses: { address: Address; ours: string; theirs: string }[] = []
    for (const [index, verdict] of verdicts.entries()) {
      const { marketId, account: address } = drawn[index] ?? {}
      const market = marketId && table.markets.get(marketId)
      const account = address && market?.accounts.get(address)
      if (!market || !account) continue
      const health = getMorphoHealth(view.getData(market, { block, head }).state, account)
      const own = getOwnView(verdict)
      const ours =
        health.kind === 'priced' ? toText(health.healthFactor, health.liquidatable) : health.kind
      const theirs =
        own && own.healthFactor !== null
          ? toText(own.healthFactor, own.isLiquidatable)
          : verdict.borrowShares === 0n
            ? 'no-debt'
            : 'unpriced'
      if (ours !== theirs) misses.push({ address, ours, theirs })
    }
    return misses
  })
  return { checked: drawn.length, misses }
}

function toText(healthFactor: bigint, isLiquidatable: boolean): string {
  return `${healthFactor} ${isLiquidatable ? 'liquidatable' : 'healthy'}`
}
