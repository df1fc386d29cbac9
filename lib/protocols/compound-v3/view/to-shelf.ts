import { toDecimalString } from '@/lib/api/decimal'
import type { Shelf } from '@/lib/api/schema/market'
import { type CometShelfItem, getCometShelf } from '@/lib/risk/compound-v3/get-shelf'
import { toUsd } from './dollars'
import type { CometSnapshotData } from './snapshot-data'
import { toPricePoint } from './to-price'

/** What is on sale at this block, at which discount, and how the reserves stand against their target. */
export function toShelf(data: CometSnapshotData): Shelf {
  const { state, facts } = data
  const { sale, reserves, targetReserves, items } = getCometShelf(state)
  return {
    sale,
    reserves: reserves.toString(),
    reservesUsd: toBaseUsd(data, reserves),
    targetReserves: targetReserves.toString(),
    targetReservesUsd: toBaseUsd(data, targetReserves),
    items: [
      ...items.map((item) => toItem(data, item)),
      ...facts.unreadReserves.flatMap((offset) => toUnread(data, offset)),
    ],
  }
}

function toItem(data: CometSnapshotData, item: CometShelfItem): Shelf['items'][number] {
  const { state, quote } = data
  const info = state.assets[item.offset]
  return {
    asset: item.asset,
    symbol: info?.symbol ?? item.asset,
    decimals: info?.decimals ?? 0,
    amount: item.amount.toString(),
    valueUsd: item.value === null ? null : toUsd(item.value, quote),
    askPrice: item.askPrice === null ? null : toPricePoint(item.askPrice, quote),
    discount: toDecimalString(item.discount, 18),
    cost: item.cost?.toString() ?? null,
    costUsd: item.cost === null ? null : toBaseUsd(data, item.cost),
  }
}

function toUnread({ state }: CometSnapshotData, offset: number): Shelf['items'] {
  const info = state.assets[offset]
  if (!info) return []
  const { asset, symbol, decimals } = info
  const unknown = { amount: null, valueUsd: null, askPrice: null, cost: null, costUsd: null }
  return [{ asset, symbol, decimals, ...unknown, discount: '0' }]
}

function toBaseUsd({ state, quote }: CometSnapshotData, amount: bigint): string | null {
  if (state.basePrice === null) return null
  return toUsd((amount * state.basePrice) / state.baseScale, quote)
}
