import type { Liquidation } from '@/lib/api/schema/liquidation'
import { toIso } from '@/lib/api/time'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import type { Address, Wad } from '@/lib/risk/units'
import { type AuctionRecord, findEvent, listTakes, type SkyTakeEvent } from '../auction-record'
import type { SkyToken } from '../setup'
import { type SkyEntry, toMarketId } from '../sky-entry'
import { toDaiAmount, toDaiUsd, toGemUsd, toUsd } from './usd'

export type ToldTake = {
  entry: SkyEntry
  /** Of any block: its token and the reference of dai count. */
  state: SkyIlkState
  dai: SkyToken
  record: AuctionRecord
  take: SkyTakeEvent
  borrower: Address
  /** Who paid. */
  taker: Address
  /** The oracle's at the purchase's block, dollars; `null` where nobody knows. */
  price: Wad | null
  /** Seconds. */
  timestamp: number
}

/**
 * One purchase from an auction in the API's words. The bonus is what the collateral was worth at the oracle's price
 * beyond what was paid; the protocol's fee what was paid beyond the debt; bad debt what of the debt itself was
 * never raised, told with the purchase that sold the last of the lot.
 */
export function toLiquidation(told: ToldTake): Liquidation {
  const { entry, state, dai, record, take, price } = told
  const slice = getSlice(take)
  const { gem } = state
  const { penalty, loss } = getShares(record, take)
  const worth = price === null ? null : slice * price * 10n ** 9n
  return {
    id: `${entry.chainId}-${take.transactionHash}-${take.logIndex}`,
    market: toMarketId(entry, record.ilk),
    mechanism: 'auction',
    blockNumber: take.blockNumber,
    blockHash: take.blockHash,
    transactionHash: take.transactionHash,
    logIndex: take.logIndex,
    timestamp: toIso(told.timestamp),
    borrower: told.borrower,
    liquidator: told.taker,
    collateral: {
      ...gem,
      amount: toGemAmountFloor(state, slice).toString(),
      valueUsd: toGemUsd(slice, price),
    },
    debt: { ...dai, amount: toDaiAmount(take.owe), valueUsd: toDaiUsd(state, take.owe) },
    bonusUsd: worth === null ? null : toUsd(worth - (take.owe * state.par) / 10n ** 27n),
    protocolFeeUsd: penalty === null ? null : toDaiUsd(state, penalty),
    badDebtUsd: loss === null ? null : toDaiUsd(state, loss),
    healthFactorBefore: null,
    healthFactorAfter: null,
    blocksLate: null,
  }
}

/** Collateral bought: `clip.take` pays the price for each unit, or for the last of the tab what it buys, floored. */
export function getSlice({ owe, price }: SkyTakeEvent): Wad {
  return (price === 0n ? 0n : owe / price) as Wad
}

/** What of a purchase went beyond the debt, and what of the debt was lost once it was the last; `null`: no bark is known. */
function getShares(
  record: AuctionRecord,
  take: SkyTakeEvent,
): { penalty: bigint | null; loss: bigint | null } {
  const due = findEvent(record, 'bark')?.due
  if (due === undefined) return { penalty: null, loss: null }
  const takes = listTakes(record)
  const before = takes.slice(0, takes.indexOf(take)).reduce((sum, { owe }) => sum + owe, 0n)
  const after = before + take.owe
  const covered = before > due ? before : due
  const isLast = take.lot === 0n
  return {
    penalty: after > covered ? after - covered : 0n,
    loss: isLast && after < due ? due - after : 0n,
  }
}
