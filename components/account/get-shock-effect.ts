import type { RiskInput } from '@/lib/api/risk-input'
import type { Position } from '@/lib/api/schema/position'
import type { FeedGraph } from '@/lib/risk/scenarios/feed-graph'
import { type Follower, getFollowers, getOwnFeeds } from '@/lib/risk/scenarios/get-followers'
import { getPositionKey } from '../whatif/get-position-key'
import { getJointFall, type ShockReach } from './get-joint-fall'

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
  const graph = graphs.find(({ market }) => market === position.market)?.graph ?? null
  const onChain = graphs.flatMap((each) =>
    each.chainId === position.chainId && each.graph ? [each.graph] : [],
  )
  const feeds = getOwnFeeds(onChain, asset)
  const found = graph ? getFollowers(graph, { asset, feeds }) : []
  const followers = legs.flatMap((leg) => {
    const by = found.find((each) => each.asset === leg.asset.toLowerCase())?.by
    return by ? [{ ...leg, by }] : []
  })
  const isOwn = (leg: Leg) => leg.asset.toLowerCase() === asset.toLowerCase()
  const falling = legs.filter(
    (leg) => isOwn(leg) || followers.some((each) => each.asset === leg.asset),
  )
  return {
    followers,
    staying: legs.filter((leg) => !falling.includes(leg)),
    isAlone: graph === null,
    reach: getReach(position, { falling, inputs }),
  }
}

/** By the position's own distance where one price moves, by its protocol's rules where several do. */
function getReach(
  position: Position,
  { falling, inputs }: { falling: readonly Leg[]; inputs: readonly RiskInput[] },
): ShockReach {
  const [first, second] = falling
  if (!first) return { kind: 'untouched' }
  if (second) {
    const input = inputs.find((each) => getPositionKey(each) === getPositionKey(position))
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
