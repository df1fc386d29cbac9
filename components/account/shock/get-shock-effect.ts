import type { RiskInput, RiskInputOf } from '@/lib/api/risk-input'
import type { Position } from '@/lib/api/schema/position'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import { type Follower, getFollowers, getOwnFeeds } from '@/lib/risk/scenarios/get-followers'
import { getPositionKey } from '../../whatif/get-position-key'
import { getJointFall, type ShockReach } from '../get-joint-fall'

/** What a market's prices are read from; null where no node tells now. */
export type MarketGraph = { market: string; chainId: number; graph: FeedGraph | null }

/** What is known beside the positions themselves. */
export type ShockKnowledge = {
  graphs: readonly MarketGraph[]
  /** Of the positions, as far as they are at hand. */
  inputs: readonly RiskInput[]
}

type Leg = { asset: string; symbol: string }

/** What a fall of one asset's price moves in one position, by what the oracles read. */
export type ShockEffect = {
  /** Held or owed, and read from the same. */
  followers: readonly (Leg & { by: Follower['by'] })[]
  /** Held or owed, and not known to hang on it. */
  staying: readonly Leg[]
  /** Nobody tells what the market's prices are read from: then the asset falls alone. */
  isAlone: boolean
  reach: ShockReach
}

/** @param asset the one that falls, in all positions that hold or owe it */
export function getShockEffect(
  position: Position,
  { asset, graphs, inputs }: ShockKnowledge & { asset: string },
): ShockEffect {
  const legs = getLegs(position)
  const input = inputs.find((each) => getPositionKey(each) === getPositionKey(position))
  const graph = graphs.find(({ market }) => market === position.market)?.graph ?? null
  const onChain = graphs.flatMap((each) =>
    each.chainId === position.chainId && each.graph ? [each.graph] : [],
  )
  const found = graph ? getFollowers(graph, { asset, feeds: getOwnFeeds(onChain, asset) }) : []
  const isOwn = (leg: Leg) => isSame(leg.asset, asset)
  const isUnit = input?.protocol === 'compound-v3' && isUnitOfComet(input, asset)
  const getTie = (leg: Leg): Follower['by'] | undefined =>
    isUnit ? { kind: 'unit' } : found.find((each) => isSame(each.asset, leg.asset))?.by
  const followers = legs.flatMap((leg) => {
    const by = isOwn(leg) ? undefined : getTie(leg)
    return by ? [{ ...leg, by }] : []
  })
  const falling = legs.filter(
    (leg) => isOwn(leg) || followers.some((each) => each.asset === leg.asset),
  )
  return {
    followers,
    staying: legs.filter((leg) => !falling.includes(leg)),
    isAlone: graph === null && !isUnit,
    reach: getReach(position, { falling, input }),
  }
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A Comet that counts in something other than dollars, and holds this asset at one of it. */
function isUnitOfComet(
  { state, scale, currency }: RiskInputOf<'compound-v3'>,
  asset: string,
): boolean {
  const isInDollars = currency === 'usd' && scale.numerator === 1n && scale.denominator === 1n
  if (isInDollars) return false
  const price = isSame(state.baseToken.asset, asset)
    ? state.basePrice
    : state.assets.find((info) => isSame(info.asset, asset))?.price
  return price === COMET_ONE
}

const COMET_ONE = 10n ** 8n

/**
 * By the position's own distance where one price moves, by its protocol's rules where several do. Where all that is
 * owed falls, a fall of what backs it by as much, or of less of it, takes nothing from its health.
 */
function getReach(
  position: Position,
  { falling, input }: { falling: readonly Leg[]; input: RiskInput | undefined },
): ShockReach {
  const [first, second] = falling
  if (!first) return { kind: 'untouched' }
  const falls = ({ asset }: { asset: string }) => falling.some((leg) => leg.asset === asset)
  if (second && position.debt.every(falls)) {
    const backing = position.collateral.filter(({ usedAsCollateral }) => usedAsCollateral)
    return { kind: backing.every(falls) ? 'untouched' : 'helped' }
  }
  if (second) {
    if (!input) return { kind: 'unread' }
    return getJointFall(input, new Set(falling.map(({ asset }) => asset.toLowerCase())))
  }
  const each = position.distance.perAsset.find(({ asset }) => asset === first.asset)
  if (!each || 'unreachable' in each) return { kind: 'unreached' }
  return each.direction === 'up' ? { kind: 'helped' } : { kind: 'at', distance: each.distance }
}

function getLegs({ collateral, debt }: Position): Leg[] {
  const legs = new Map<string, Leg>()
  for (const { asset, symbol } of [...collateral, ...debt]) legs.set(asset, { asset, symbol })
  return [...legs.values()]
}
