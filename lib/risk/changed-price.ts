import { type Address, WAD, type Wad } from './units'
import type { PriceChange, WhatIf, WhatIfIssue } from './what-if'

/** Less than this an oracle can't answer: its 0 is no price. */
const LOWEST_PRICE = 1n

/** The price after a change, at least 1; `null`: a move of a price that there is not. */
export function getChangedPrice(today: bigint | null, change: PriceChange): bigint | null {
  if (change.kind === 'move' && today === null) return null
  const price = change.kind === 'price' ? change.price : ((today ?? 0n) * (WAD + change.move)) / WAD
  return price < LOWEST_PRICE ? LOWEST_PRICE : price
}

/** Within a tenth of the unit that prices are counted in: a move of all prices leaves it where it is. */
export function isPegged(price: bigint, unit: bigint): boolean {
  return price * 10n >= unit * 9n && price * 10n <= unit * 11n
}

/** A price moved with all others; what is pegged, or has no price, stays. */
export function moveWithAll(
  price: bigint | null,
  { move, unit }: { move: Wad | null; unit: bigint },
): bigint | null {
  if (move === null || price === null || isPegged(price, unit)) return price
  return getChangedPrice(price, { kind: 'move', move })
}

/** Whether a what-if departs from today's prices at all. */
export function movesPrices({ allPrices, prices }: Pick<WhatIf, 'allPrices' | 'prices'>): boolean {
  return allPrices !== null || prices.size > 0
}

/** The prices of some assets in a what-if, in `unit`s, and what is to be said of those that it can't change. */
export function changePrices(
  whatIf: Pick<WhatIf, 'allPrices' | 'prices'>,
  { unit, today }: { unit: bigint; today: ReadonlyMap<Address, bigint | null> },
): { prices: ReadonlyMap<Address, bigint | null>; issues: WhatIfIssue[] } {
  const prices = new Map<Address, bigint | null>()
  const issues: WhatIfIssue[] = []
  const leaveOut = (asset: Address, obstacle: 'no-price' | 'unknown-asset') =>
    issues.push({ kind: 'left-out', step: 'price', asset, obstacle })
  for (const [asset, price] of today) {
    const own = whatIf.prices.get(asset)
    const changed =
      own === undefined
        ? moveWithAll(price, { move: whatIf.allPrices, unit })
        : getChangedPrice(price, own)
    if (own !== undefined && changed === null) leaveOut(asset, 'no-price')
    prices.set(asset, changed ?? price)
  }
  for (const asset of whatIf.prices.keys()) if (!today.has(asset)) leaveOut(asset, 'unknown-asset')
  return { prices, issues }
}
