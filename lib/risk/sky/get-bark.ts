import { mulDivFloor, rayMulFloor } from '../math'
import { type Rad, type Ray, WAD, type Wad } from '../units'
import { getSkyDebt, getSkyDebtLimit } from './get-debt'
import { getIncentive } from './get-incentive'
import { getSkyRoom } from './get-room'
import { getSkyFeedPrice } from './get-spot'
import type { SkyIlkState, SkyUrn } from './state'

/** Why `dog.bark` reverts, after the contracts' own checks and in their order. */
export type SkyBarkBlock =
  | 'not-live'
  | 'not-unsafe'
  /** The DAI that auctions are raising, of all ilks or of this, is at its limit. */
  | 'liquidation-limit-hit'
  /** The room left makes an auction smaller than `dust`. */
  | 'dusty-auction'
  /** No collateral would be sold. */
  | 'null-auction'
  /** Beyond a uint256. */
  | 'overflow'
  /** The Dog knows no Clipper for this ilk. */
  | 'no-clip'
  | 'stopped'
  /** The price module answers none now. */
  | 'invalid-price'
  | 'zero-top-price'

/** One executed `bark`; DAI in rad, collateral in wad. */
export type SkyBark = {
  kind: 'barks'
  /** Collateral and normalised debt that leave the vault. */
  dink: Wad
  dart: Wad
  /** Debt that leaves it: `dart · rate`, the event's `due`. */
  due: Rad
  /** What the auction is to raise: `due · chop`. */
  tab: Rad
  /** Starting price, DAI per collateral. */
  top: Ray
  /** DAI for whoever barks, paid by the Vow. */
  incentive: Rad
  /** The whole vault goes. */
  isWhole: boolean
  /** Whole only because what the limits leave of it would be dust: `hole` is then exceeded. */
  exceedsHole: boolean
}

export type SkyBarkResult = SkyBark | { kind: 'reverts'; reason: SkyBarkBlock }

const UINT256 = 2n ** 256n

/** What `dog.bark(ilk, urn, keeper)` does at the state's block, with the rate as stored: it doesn't drip. */
export function getSkyBark(state: SkyIlkState, urn: SkyUrn): SkyBarkResult {
  const reverts = (reason: SkyBarkBlock) => ({ kind: 'reverts', reason }) as const
  const limit = getSkyDebtLimit(state, urn)
  const debt = getSkyDebt(state, urn)
  if (!state.dogLive) return reverts('not-live')
  if (limit >= UINT256 || debt >= UINT256) return reverts('overflow')
  if (state.spot === 0n || limit >= debt) return reverts('not-unsafe')
  const share = getShare(state, urn)
  if (typeof share === 'string') return reverts(share)
  const { dart, exceedsHole } = share
  const dink = (urn.ink * dart) / urn.art
  if (dink === 0n) return reverts('null-auction')
  const due = dart * state.rate
  if (urn.ink * dart >= UINT256 || due * state.chop >= UINT256) return reverts('overflow')
  const tab = mulDivFloor(due, state.chop, WAD) as Rad
  const { clip, price } = state
  if (clip === null) return reverts('no-clip')
  if (clip.stopped >= 1) return reverts('stopped')
  if (price === null) return reverts('invalid-price')
  const top = rayMulFloor(getSkyFeedPrice(price, state.par), clip.buf) as Ray
  if (top === 0n) return reverts('zero-top-price')
  return {
    kind: 'barks',
    dink: dink as Wad,
    dart: dart as Wad,
    due: due as Rad,
    tab,
    top,
    incentive: getIncentive(clip, tab),
    isWhole: dart === urn.art,
    exceedsHole,
  }
}

/** How much of a vault's debt the limits let go: all of it, or a part with no dust on either side. */
function getShare(
  state: SkyIlkState,
  { art }: SkyUrn,
): { dart: bigint; exceedsHole: boolean } | SkyBarkBlock {
  const { rate, dust, chop } = state
  const room = getSkyRoom(state)
  if (room === 0n) return 'liquidation-limit-hit'
  if (room * WAD >= UINT256) return 'overflow'
  if (chop === 0n) return 'no-clip'
  const fits = (room * WAD) / rate / chop
  if (fits >= art) return { dart: art, exceedsHole: false }
  if ((art - fits) * rate < dust) return { dart: art, exceedsHole: true }
  return fits * rate < dust ? 'dusty-auction' : { dart: fits, exceedsHole: false }
}
