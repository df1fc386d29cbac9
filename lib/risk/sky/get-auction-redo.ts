import { rayMulFloor } from '../math'
import type { Rad, Ray } from '../units'
import { getAuctionStatus } from './get-auction-status'
import { getIncentive } from './get-incentive'
import { getSkyFeedPrice } from './get-spot'
import type { SkyAuction, SkyAuctionRules, SkyIlkState } from './state'

/** Why `clip.redo` reverts. */
export type SkyRedoBlock = 'stopped' | 'cannot-reset' | 'invalid-price' | 'zero-top-price'

export type SkyRedo =
  | {
      kind: 'redone'
      top: Ray
      /** DAI for whoever redoes it, paid by the Vow; nothing for an auction too small. */
      incentive: Rad
      /** The auction as it then runs. */
      auction: SkyAuction
    }
  | { kind: 'reverts'; reason: SkyRedoBlock }

/** A reset of an auction at a time, seconds, from the price that the module answers now. */
export function getAuctionRedo(
  state: SkyIlkState,
  { rules, auction, timestamp }: { rules: SkyAuctionRules; auction: SkyAuction; timestamp: number },
): SkyRedo {
  if (rules.stopped >= 2) return { kind: 'reverts', reason: 'stopped' }
  const { needsRedo } = getAuctionStatus(rules, { auction, timestamp })
  if (!needsRedo) return { kind: 'reverts', reason: 'cannot-reset' }
  if (state.price === null) return { kind: 'reverts', reason: 'invalid-price' }
  const feedPrice = getSkyFeedPrice(state.price, state.par)
  const top = rayMulFloor(feedPrice, rules.buf) as Ray
  if (top === 0n) return { kind: 'reverts', reason: 'zero-top-price' }
  const { tab, lot } = auction
  const pays = tab >= rules.chost && lot * feedPrice >= rules.chost
  const incentive = pays ? getIncentive(rules, tab) : (0n as Rad)
  return { kind: 'redone', top, incentive, auction: { ...auction, top, tic: timestamp } }
}
