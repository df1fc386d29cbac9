import type { Position } from '@/lib/api/schema/position'
import { formatAddress, formatList, formatSymbol } from '@/lib/format'
import type { Follower } from '@/lib/risk/scenarios/get-followers'
import type { ShockEffect } from './get-shock-effect'

type Told = { asset: string; name: string; markets: Set<string> }

/**
 * Which prices go along with the one that falls, which stay, and by what that is known, for the positions with debt:
 * "wstETH follows: its price is read from ETH / USD, as WETH’s is."
 */
export function getShockNotes(
  all: readonly { position: Pick<Position, 'marketName' | 'health'>; effect: ShockEffect }[],
  symbol: string,
): string[] {
  const chosen = formatSymbol(symbol)
  const following = new Map<string, Told & { by: Follower['by'] }>()
  const staying = new Map<string, Told>()
  const alone = new Set<string>()
  for (const { position, effect } of all) {
    const { health, marketName } = position
    if (health.kind === 'no-debt') continue
    if (effect.isAlone) alone.add(marketName)
    for (const { asset, symbol: own, by } of effect.followers) {
      const key = `${asset} ${by.kind === 'feed' ? by.feed.address : by.kind}`
      const told = { asset, name: formatSymbol(own), markets: new Set<string>(), by }
      following
        .set(key, following.get(key) ?? told)
        .get(key)
        ?.markets.add(marketName)
    }
    for (const { asset, symbol: own } of effect.isAlone ? [] : effect.staying) {
      const told = { asset, name: formatSymbol(own), markets: new Set<string>() }
      staying
        .set(asset, staying.get(asset) ?? told)
        .get(asset)
        ?.markets.add(marketName)
    }
  }
  const followers = [...following.values()]
  const stays = [...staying.values()].map(({ asset, name, markets }) =>
    followers.some((each) => each.asset === asset)
      ? `${name} in ${formatList([...markets])}`
      : name,
  )
  return [
    ...followers.map((told) => {
      const { asset, name, markets, by } = told
      const isSome = by.kind === 'unit' || staying.has(asset)
      const where = isSome ? ` in ${formatList([...markets])}` : ''
      return `${name} follows${where}: ${getWay(by, chosen)}.`
    }),
    ...toStayNote(stays, chosen),
    ...(alone.size > 0
      ? [
          `In ${formatList([...alone])} it is not known now what prices are read from: there ${chosen} falls alone.`,
        ]
      : []),
  ]
}

function getWay(by: Follower['by'], chosen: string): string {
  if (by.kind === 'unit') return `its price there is told in ${chosen}`
  const { address, description } = by.feed
  const feed = description ? formatSymbol(description) : formatAddress(address)
  return `its price is read from ${feed}, as ${chosen}’s is`
}

function toStayNote(stays: readonly string[], chosen: string): string[] {
  if (stays.length === 0) return []
  const [verb, whose] =
    stays.length === 1 ? ['stays', 'its price is'] : ['stay', 'their prices are']
  return [
    `${formatList(stays)} ${verb}: as far as the oracles tell, ${whose} not read from ${chosen}’s.`,
  ]
}
