import type { Shelf } from '@/lib/api/schema/market'
import { formatPercent, formatUsdCompact } from '@/lib/format'
import { sumUsd } from '../charts/sum-usd'

/** What lies on the shelf, of known amount. */
export function listOnShelf({ items }: Shelf): Shelf['items'] {
  return items.filter(({ amount }) => amount !== '0')
}

/** Is anything for sale now, and how much below the oracle's price. */
export function getShelfTitle(shelf: Shelf): string {
  const lying = listOnShelf(shelf)
  const worth = getWorth(lying)
  if (lying.length === 0) return 'Nothing lies on the protocol’s shelf'
  if (shelf.sale === 'paused') return `Sales are paused: ${worth} lies on the shelf`
  if (shelf.sale === 'reserves-at-target')
    return `Nothing is sold, for the reserves are full: ${worth} lies on the shelf`
  const discounts = lying.flatMap(({ amount, discount }) =>
    amount === null ? [] : Number(discount),
  )
  if (discounts.length === 0) return `On sale: ${worth}`
  const [least, most] = [Math.min(...discounts), Math.max(...discounts)]
  const below =
    least === most
      ? formatPercent(most.toString())
      : `${formatPercent(least.toString())} to ${formatPercent(most.toString())}`
  return `On sale: ${worth}, ${below} below the oracle’s price`
}

function getWorth(items: Shelf['items']): string {
  const known = items.flatMap(({ valueUsd }) => valueUsd ?? [])
  if (known.length === 0) return 'collateral of unknown value'
  const atLeast = known.length < items.length ? 'at least ' : ''
  return `${atLeast}${formatUsdCompact(sumUsd(known))} of collateral`
}

/** Why it is sold, or not, for somebody who has a loan there. */
export function getShelfSentence({ sale, reserves }: Shelf): string {
  const why =
    'The collateral of loans past their line is taken in whole by the protocol, which sells it from here to anybody, at a discount.'
  const now = {
    open: 'It sells because its reserves are below their target.',
    paused: 'Sales are paused now: nobody can buy.',
    'reserves-at-target':
      'It sells only while its reserves are below their target, and they are not.',
  }[sale]
  const owed = reserves.startsWith('-')
    ? ' The reserves are below zero: more is owed to lenders than there is.'
    : ''
  return `${why} ${now} What it gains or loses by that is the protocol’s own: a loan that was taken in owes nothing any more.${owed}`
}
