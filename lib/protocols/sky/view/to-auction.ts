import { toDecimalString } from '@/lib/api/decimal'
import type { Auction, AuctionCurve, AuctionTake } from '@/lib/api/schema/auction'
import { toIso } from '@/lib/api/time'
import { getAuctionStatus } from '@/lib/risk/sky/get-auction-status'
import { getPricePath, getProfitableTime, getRedoTime } from '@/lib/risk/sky/get-auction-times'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { getSkyFeedPrice } from '@/lib/risk/sky/get-spot'
import type {
  SkyAuction,
  SkyAuctionCurve,
  SkyAuctionRules,
  SkyClip,
  SkyIlkState,
} from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import { RAY, type Rad, type Ray, WAD, type Wad } from '@/lib/risk/units'
import {
  type AuctionRecord,
  findEvent,
  listTakes,
  type SkyTakeEvent,
  toLogKey,
} from '../auction-record'
import { toMarketId } from '../sky-entry'
import { type SkyData, toMarketName } from './sky-data'
import { getSlice } from './to-liquidation'
import { toDaiAmount, toDaiUsd, toGemUsd } from './usd'

const pathSteps = 48

export type AuctionFacts = {
  data: SkyData
  clip: SkyClip
  /** As its logs tell it; `null` while they were not found yet. */
  record: AuctionRecord | null
  /** As it stands at the block; `null` once it is over. */
  sale: SkyAuction | null
}

/** One auction at one block. Only one that its logs or the auction house tell of. */
export function toAuction(facts: AuctionFacts): Auction | null {
  const { data, clip, record } = facts
  const { state } = data.reading
  const now = toNow(facts)
  const { entry } = data
  if (now === null) return null
  const urn = facts.sale?.usr ?? record?.urn ?? null
  if (urn === null) return null
  const borrower = record?.owner?.account ?? urn
  const marketPrice = getMarketPrice(state)
  return {
    id: `${entry.chainId}-${clip.address}-${now.id}`,
    market: toMarketId(entry, state.ilk),
    marketName: toMarketName(data),
    chainId: entry.chainId,
    clip: clip.address,
    number: now.id.toString(),
    borrower,
    ...(urn === borrower ? {} : { subaccount: urn }),
    collateral: state.gem,
    debt: data.dai,
    started: record && toStarted(state, record),
    forSale: toGemAmountFloor(state, now.lot).toString(),
    forSaleUsd: toGemUsd(now.lot, marketPrice),
    toRaise: toDaiAmount(now.tab),
    toRaiseUsd: toDaiUsd(state, now.tab),
    startPrice: now.top === null ? null : toDollars(state, now.top),
    marketPrice: marketPrice === null ? null : toDecimalString(marketPrice, 18),
    curve: clip.curve && toCurve(clip.curve),
    ...toFall(facts, marketPrice),
    takes: record ? listTakes(record).map((take) => toTake(facts, { record, take })) : [],
    redos: record?.events.filter(({ kind }) => kind === 'redo').length ?? 0,
    outcome: record && facts.sale === null ? toOutcome(state, record) : null,
  }
}

type Now = { id: bigint; lot: Wad; tab: Rad; top: Ray | null }

/** What is left to sell and to raise, of the auction house or of the last event. */
function toNow({ sale, record }: AuctionFacts): Now | null {
  if (sale) return sale
  const last = record?.events.findLast((event) => 'lot' in event)
  if (!record || !last || !('lot' in last)) return null
  const start = record.events.findLast((event) => 'top' in event)
  const top = start && 'top' in start ? start.top : null
  return { id: record.id, lot: last.lot, tab: last.tab, top }
}

/** The newest price that the oracle has taken: the next where it is known, else that in force. */
function getMarketPrice(state: SkyIlkState): Wad | null {
  return state.nextPrice?.price ?? getSkyPrice(state)
}

function toStarted(state: SkyIlkState, record: AuctionRecord): Auction['started'] {
  const kick = findEvent(record, 'kick')
  if (!kick) return null
  const owed = findEvent(record, 'bark')?.due
  return {
    blockNumber: kick.blockNumber,
    transactionHash: kick.transactionHash,
    forSale: toGemAmountFloor(state, kick.lot).toString(),
    toRaise: toDaiAmount(kick.tab),
    owed: owed === undefined ? null : toDaiAmount(owed),
  }
}

type Fall = Pick<
  Auction,
  'status' | 'price' | 'priceToMarket' | 'fallingSince' | 'redoAt' | 'profitable' | 'path'
>

/** Where its price is and goes, for one that runs under a known curve. */
function toFall(
  { data, clip, record, sale: auction }: AuctionFacts,
  marketPrice: Wad | null,
): Fall {
  const { state } = data.reading
  const none = {
    price: null,
    priceToMarket: null,
    fallingSince: null,
    redoAt: null,
    profitable: null,
    path: [],
  }
  if (auction === null) {
    const isCancelled = record !== null && findEvent(record, 'yank') !== undefined
    return { ...none, status: isCancelled ? 'cancelled' : 'ended' }
  }
  const fallingSince = toIso(auction.tic)
  if (!hasCurve(clip)) return { ...none, status: 'running', fallingSince }
  const { timestamp } = state
  const { price, needsRedo } = getAuctionStatus(clip, { auction, timestamp })
  const feedPrice = marketPrice === null ? null : getSkyFeedPrice(marketPrice, state.par)
  return {
    status: needsRedo ? 'needs-redo' : 'running',
    price: toDollars(state, price),
    priceToMarket: feedPrice ? toDecimalString((price * WAD) / feedPrice, 18) : null,
    fallingSince,
    redoAt: toIso(getRedoTime(clip, auction)),
    profitable: needsRedo ? null : toProfitable(state, { clip, auction, feedPrice }),
    path: getPricePath(clip, { auction, steps: pathSteps }).map((point) => ({
      at: toIso(point.timestamp),
      price: toDollars(state, point.price),
    })),
  }
}

function hasCurve(clip: SkyClip): clip is SkyAuctionRules {
  return clip.curve !== null
}

function toProfitable(
  state: SkyIlkState,
  options: { clip: SkyAuctionRules; auction: SkyAuction; feedPrice: Ray | null },
): Auction['profitable'] {
  const { clip, auction, feedPrice: marketPrice } = options
  if (marketPrice === null) return null
  const { timestamp } = state
  const time = getProfitableTime(clip, { auction, timestamp, marketPrice, margin: 0n as Wad })
  return time.kind === 'at'
    ? { at: toIso(time.timestamp), price: toDollars(state, time.price) }
    : null
}

function toTake(
  { data }: AuctionFacts,
  { record, take }: { record: AuctionRecord; take: SkyTakeEvent },
): AuctionTake {
  const { state } = data.reading
  const told = record.told.get(toLogKey(take))
  return {
    id: `${data.entry.chainId}-${take.transactionHash}-${take.logIndex}`,
    blockNumber: take.blockNumber,
    transactionHash: take.transactionHash,
    at: told?.timestamp ?? null,
    taker: told?.liquidator ?? null,
    amount: toGemAmountFloor(state, getSlice(take)).toString(),
    paid: toDaiAmount(take.owe),
    price: toDollars(state, take.price),
    bonusUsd: told?.bonusUsd ?? null,
  }
}

/** What came of it, by its last purchase; `null` for one that was cancelled. */
function toOutcome(state: SkyIlkState, record: AuctionRecord): Auction['outcome'] {
  const takes = listTakes(record)
  const last = takes.at(-1)
  if (!last || findEvent(record, 'yank')) return null
  const due = findEvent(record, 'bark')?.due
  const paid = takes.reduce((sum, { owe }) => sum + owe, 0n)
  const uncovered = last.lot === 0n ? last.tab : (0n as Rad)
  const loss = due === undefined ? null : due > paid ? due - paid : 0n
  return {
    blockNumber: last.blockNumber,
    returned: toGemAmountFloor(state, last.lot).toString(),
    uncovered: toDaiAmount(uncovered),
    uncoveredUsd: toDaiUsd(state, uncovered),
    lossUsd: loss === null ? null : toDaiUsd(state, loss),
  }
}

function toCurve(curve: SkyAuctionCurve): AuctionCurve {
  if (curve.kind === 'linear') return { kind: 'linear', seconds: curve.tau }
  const factor = toDecimalString(curve.cut, 27)
  return curve.kind === 'stair-step'
    ? { kind: 'stair-step', stepSeconds: curve.step, factor }
    : { kind: 'exponential', factor }
}

/** Dai a token, ray, in dollars at 18 decimals. */
function toDollars({ par }: SkyIlkState, price: bigint): string {
  return toDecimalString((price * par) / RAY / 10n ** 9n, 18)
}
