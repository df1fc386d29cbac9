import { formatAddress, formatSymbol } from '@/lib/format'
import type { Population } from '@/lib/risk/cascade/population'
import { sumSidesUsd } from '@/lib/risk/cascade/sum-sides'
import { chooseSubject } from '@/lib/risk/scenarios/choose-subject'
import { type FeedGraph, listFeeds } from '@/lib/risk/scenarios/feed-graph'
import type { ScenarioKind } from '@/lib/risk/scenarios/scenario'
import { SCENARIO_KINDS } from '@/lib/risk/scenarios/scenario-params'
import type { CurrentTerms } from './get-text'
import type { Option } from './scenario-fields'

/** The assets that borrowers hold or owe, the largest collateral first. Two that read alike carry their address. */
export function toAssetOptions(population: Population): Option[] {
  const sides = sumSidesUsd(population)
  const options = population.assets
    .map(({ address, symbol }, index) => ({
      value: address.toLowerCase(),
      symbol: formatSymbol(symbol),
      held: sides.held[index] as number,
      owed: sides.owed[index] as number,
    }))
    .filter(({ held, owed }) => held > 0 || owed > 0)
    .sort((a, b) => b.held - a.held || b.owed - a.owed)
  return options.map(({ value, symbol }) => ({
    value,
    label:
      options.filter((other) => other.symbol === symbol).length > 1
        ? `${symbol} ${formatAddress(value)}`
        : symbol,
  }))
}

/** What each kind of scenario is about where nothing is chosen. */
export function toPreferred(population: Population): Partial<Record<ScenarioKind, string>> {
  return Object.fromEntries(
    SCENARIO_KINDS.flatMap((kind) => {
      const index = chooseSubject(population, kind)
      const address = index === null ? undefined : population.assets[index]?.address
      return address ? [[kind, address.toLowerCase()]] : []
    }),
  )
}

const SHOWN = 4

/** Feeds with what hangs on each, those with most assets first. */
export function toFeedOptions(graph: FeedGraph, population: Population): Option[] {
  const symbols = new Map(
    population.assets.map(({ address, symbol }) => [address.toLowerCase(), formatSymbol(symbol)]),
  )
  const subject = chooseSubject(population, 'feed')
  const largest = subject === null ? undefined : population.assets[subject]?.address
  return listFeeds(graph, largest).flatMap(({ node, assets }) => {
    const names = assets.flatMap((asset) => symbols.get(asset) ?? [])
    if (names.length === 0) return []
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
    const name = node.description ?? formatAddress(node.address)
    return [{ value: node.address, label: `${name}: ${names.slice(0, SHOWN).join(', ')}${more}` }]
  })
}

/** Each asset's threshold and bonus as they are, outside of eModes. */
export function toCurrentTerms({ assets, terms }: Population): Record<string, CurrentTerms> {
  return Object.fromEntries(
    terms.flatMap(({ asset, eMode, weight, bonus }) => {
      const address = assets[asset]?.address.toLowerCase()
      return eMode === 0 && address ? [[address, { threshold: weight, bonus: bonus - 1 }]] : []
    }),
  )
}
