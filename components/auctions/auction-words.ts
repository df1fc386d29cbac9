import { isLiveAuction } from '@/lib/api/is-live-auction'
import type { Auction } from '@/lib/api/schema/auction'
import { parseIso } from '@/lib/api/time'
import {
  formatAge,
  formatAmount,
  formatDistance,
  formatPrice,
  formatSymbol,
  formatUsd,
} from '@/lib/format'
import { compareDecimals } from '../account/compare-decimals'
import { getGap } from './get-gap'

type Token = { symbol: string; decimals: number }

const toText = (
  amount: string | bigint,
  { symbol, decimals, rounding }: Token & { rounding: 'up' | 'down' },
) => `${formatAmount(amount, { decimals, rounding })} ${formatSymbol(symbol)}`

/** How long from a block's time to a later one: `5 min`; nothing is left of one that has passed. */
export function formatUntil(at: string, blockTime: string): string {
  const seconds = parseIso(at) - parseIso(blockTime)
  return seconds <= 0 ? 'now' : `in ${formatAge(seconds)}`
}

/** Whether buying pays at the market's price; null where that can't be told. */
export function isProfitable({ priceToMarket }: Pick<Auction, 'priceToMarket'>): boolean | null {
  return priceToMarket === null ? null : compareDecimals(priceToMarket, '1') <= 0
}

/** What an auction stands at, or what came of it, as one sentence. `blockTime`: of the block that it was read at. */
export function getAuctionSentence(auction: Auction, blockTime: string): string {
  if (auction.status === 'cancelled')
    return 'Cancelled by the protocol before all was sold: what was left is in its hands.'
  if (auction.status === 'needs-redo')
    return `Nobody may buy: it ran for too long or its price fell too far. It goes on once somebody starts it anew. ${toText(auction.forSale, { ...auction.collateral, rounding: 'down' })} is left to sell.`
  return isLiveAuction(auction) ? getRunningSentence(auction, blockTime) : getEndedSentence(auction)
}

function getRunningSentence(auction: Auction, blockTime: string): string {
  const { collateral, price, marketPrice, priceToMarket, profitable } = auction
  const what = `${toText(auction.forSale, { ...collateral, rounding: 'down' })} for sale`
  if (price === null || marketPrice === null || priceToMarket === null)
    return `${what}, at a price that can’t be worked out here.`
  const symbol = formatSymbol(collateral.symbol)
  const gap = getGap(priceToMarket)
  const now = `${what} at ${formatPrice(price)} a ${symbol}`
  if (gap.isBelow)
    return `${now}, ${formatDistance(gap.size)} below the market’s ${formatPrice(marketPrice)}: buying pays.`
  const when =
    profitable === null
      ? 'it needs a new start before it gets there'
      : `it gets there ${formatUntil(profitable.at, blockTime)} if the market stands still`
  return `${now}, ${formatDistance(gap.size)} above the market’s ${formatPrice(marketPrice)}: ${when}.`
}

/** What was to be raised is the debt and a penalty: only what lacks of the debt is anybody's loss. */
function getLossText({ lossUsd }: NonNullable<Auction['outcome']>): string {
  if (lossUsd === null) return 'and nothing went back to the owner.'
  return compareDecimals(lossUsd, '0') > 0
    ? `so that ${formatUsd(lossUsd)} of the debt itself is lost to the Vow.`
    : 'but the debt itself is paid: what lacks is of the penalty.'
}

function getEndedSentence({ started, outcome, takes, collateral, debt }: Auction): string {
  const paid = takes.reduce((sum, take) => sum + BigInt(take.paid), 0n)
  const sold = takes.reduce((sum, take) => sum + BigInt(take.amount), 0n)
  const what =
    takes.length === 0
      ? 'It is over'
      : `${toText(sold, { ...collateral, rounding: 'down' })} sold for ${toText(paid, { ...debt, rounding: 'down' })}`
  if (outcome === null)
    return started === null
      ? 'It is over; its logs are not all found yet.'
      : `${what}; what came of it is not known yet.`
  const { returned, uncovered } = outcome
  if (BigInt(uncovered) > 0n)
    return `${what}: ${toText(uncovered, { ...debt, rounding: 'up' })} too little, ${getLossText(outcome)}`
  return BigInt(returned) > 0n
    ? `${what}: that was enough, and ${toText(returned, { ...collateral, rounding: 'down' })} went back to the owner.`
    : `${what}: that was just enough, and nothing was left to go back.`
}
