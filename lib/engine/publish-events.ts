import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import type { EventHub } from './event-hub'

/** Tells that a block's state can be read. */
export function publishBlock(hub: EventHub, block: BlockRef): void {
  const { chainId, number, hash, timestamp } = block
  hub.publish({
    event: 'block',
    id: toBlockId(block),
    data: {
      chainId,
      blockNumber: number,
      blockHash: hash,
      timestamp: new Date(timestamp * 1000).toISOString().replace('.000Z', 'Z'),
    },
  })
}

export function toBlockId({ chainId, number, hash }: BlockRef): string {
  return `${chainId}-${number}-${hash}`
}

export function publishReorg(
  hub: EventHub,
  { chainId, ...reorg }: { chainId: number; commonAncestor: number; depth: number },
): void {
  const { commonAncestor, depth } = reorg
  hub.publish({
    event: 'reorg',
    id: hub.lastBlockId(chainId),
    data: { chainId, commonAncestor, depth },
  })
}

/**
 * Tells the liquidations that a new block brought; those found in the past by discovery are not news.
 *
 * @returns them, in the order of the chain
 */
export function publishLiquidations(
  hub: EventHub,
  step: { snapshots: readonly MarketSnapshot[]; before: readonly MarketSnapshot[] },
): Liquidation[] {
  const told: Liquidation[] = []
  const before = new Map(step.before.map((snapshot) => [snapshot.id, snapshot]))
  for (const snapshot of step.snapshots) {
    const last = before.get(snapshot.id)
    if (!last || last.liquidations === snapshot.liquidations) continue
    const news = snapshot.liquidations.filter(
      ({ blockNumber }) => blockNumber > last.block.number && blockNumber <= snapshot.block.number,
    )
    for (const data of news.reverse())
      hub.publish({ event: 'liquidation', id: hub.lastBlockId(snapshot.block.chainId), data })
    told.push(...news)
  }
  return told
}
