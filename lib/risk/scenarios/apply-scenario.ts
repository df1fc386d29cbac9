import type { Population } from '../cascade/population'
import { applyParameter } from './apply-parameter'
import { applyReplay } from './apply-replay'
import { chooseSubject } from './choose-subject'
import { getAssetsBehind, listFeeds } from './feed-graph'
import { getRowValues, getShortfall } from './get-row-values'
import { growDebts } from './grow-debts'
import { scaleVenue } from './scale-venue'
import type { Scenario } from './scenario'
import type { AppliedScenario, ScenarioInput, ScenarioNote, ScenarioRun } from './scenario-run'
import { pickLargest, selectRows } from './select-rows'
import { toApplied } from './to-applied'

type Of<K extends Scenario['kind']> = Extract<Scenario, { kind: K }>
type WithAsset = Exclude<Scenario, Of<'feed'> | Of<'max-rates'> | Of<'replay'>>

/**
 * What a scenario does to a market: other prices, grown debts, sales that are impossible, fewer accounts or other
 * rules. What follows is for `runCascade` to say.
 */
export function applyScenario(scenario: Scenario, input: ScenarioInput): AppliedScenario {
  const { length, unpricedAccounts } = input.population
  if (length === 0)
    return { kind: 'impossible', reason: unpricedAccounts > 0 ? 'unpriced' : 'no-accounts' }
  switch (scenario.kind) {
    case 'feed':
      return applyFeed(scenario, input)
    case 'max-rates':
      return toApplied(input, applyRates(scenario, input))
    case 'replay':
      return applyReplay(scenario, input)
    default:
      return applyToAsset(scenario, input)
  }
}

function applyToAsset(scenario: WithAsset, input: ScenarioInput): AppliedScenario {
  const { population } = input
  const subject = findSubject(scenario, population)
  const asset = subject === null ? undefined : population.assets[subject]
  if (subject === null || !asset) return { kind: 'impossible', reason: 'no-such-asset' }
  const assets = indexesOf(population, [asset.address])
  const to = { input, subject, assets }
  switch (scenario.kind) {
    case 'price':
    case 'stablecoin':
      return toApplied(input, { subject, prices: movePrices(population, assets, scenario.change) })
    case 'correlated':
      return applyCorrelated(scenario, to)
    case 'depeg':
      return toApplied(input, applyDepeg(scenario, to))
    case 'stale-oracle':
      return toApplied(input, applyStaleOracle(scenario, to))
    case 'bank-run':
      return toApplied(input, applyBankRun(scenario, to))
    case 'largest':
      return toApplied(input, applyLargest(scenario, to))
    case 'parameter':
      return toApplied(input, { subject, ...applyParameter(population, { ...scenario, assets }) })
  }
}

type Target = { input: ScenarioInput; subject: number; assets: readonly number[] }

function applyCorrelated(
  { change }: Of<'correlated'>,
  { input, subject, assets }: Target,
): AppliedScenario {
  const betas = input.betas?.[subject]
  const isKnown = betas?.some((beta, index) => beta !== null && !assets.includes(index))
  if (!betas || !isKnown) return { kind: 'impossible', reason: 'no-correlation' }
  const { population } = input
  const held: string[] = []
  const prices = Float64Array.from(population.assets, ({ price, symbol }, index) => {
    if (assets.includes(index)) return price * (1 + change)
    const beta = betas[index] ?? null
    if (beta === null) held.push(symbol)
    return beta === null ? price : price * Math.exp(beta * Math.log(1 + change))
  })
  const notes: ScenarioNote[] = held.length > 0 ? [{ kind: 'held', symbols: held }] : []
  return toApplied(input, { subject, prices, notes })
}

function applyDepeg(
  { change }: Of<'depeg'>,
  { input, subject, assets }: Target,
): Partial<ScenarioRun> {
  const { population } = input
  const outsidePrices = movePrices(population, assets, change)
  const shortfall = getShortfall(population, outsidePrices)
  const notes: ScenarioNote[] = [{ kind: 'unseen', shortfall }]
  const bonus = getBonus(population, assets)
  // Elsewhere the protocol takes what is below the line, whatever it sells for.
  const { market } = population.assets[subject] as Population['assets'][number]
  const kind = population.markets[market]?.rules.kind
  const isSpread = kind === 'aave-v3' || kind === 'morpho-blue'
  if (isSpread && change < 0 && bonus * (1 + change) <= 1) {
    const { symbol } = population.assets[subject] as Population['assets'][number]
    notes.push({ kind: 'unprofitable', symbol, bonus: bonus - 1, discount: -change })
  }
  const venues = population.assets.map(({ price }, index) =>
    assets.includes(index)
      ? scaleVenue(input.venues[index] ?? { kind: 'infinite' }, {
          price: 1 + change,
          outsidePrice: price,
        })
      : (input.venues[index] ?? null),
  )
  return { subject, outsidePrices, venues, isOracleBlind: true, notes }
}

function applyStaleOracle(
  { change, hours }: Of<'stale-oracle'>,
  { input, subject, assets }: Target,
): Partial<ScenarioRun> {
  const population = growDebts(input.population, { rates: input.rates, hours })
  const prices = movePrices(population, assets, change)
  const notes: ScenarioNote[] = [{ kind: 'unseen', shortfall: getShortfall(population, prices) }]
  return { subject, population, prices, notes: [...notes, ...noteRates(input)] }
}

function applyRates({ rate, hours }: Of<'max-rates'>, input: ScenarioInput): Partial<ScenarioRun> {
  const rates = input.population.assets.map(() => rate)
  return {
    population: growDebts(input.population, { rates, hours }),
    notes: [{ kind: 'chosen-rate' }],
  }
}

/** Only Aave lends collateral out: elsewhere it lies in the contract, whatever suppliers do. */
function applyBankRun(
  { change }: Of<'bank-run'>,
  { input, subject, assets }: Target,
): Partial<ScenarioRun> {
  const { population } = input
  const isLentOut = (index: number) =>
    population.markets[population.assets[index]?.market ?? -1]?.rules.kind === 'aave-v3'
  const locked = assets.filter(isLentOut)
  const { symbol } = population.assets[subject] as Population['assets'][number]
  return {
    subject,
    prices: movePrices(population, assets, change),
    venues: population.assets.map((_, index) =>
      locked.includes(index) ? { kind: 'closed' as const } : (input.venues[index] ?? null),
    ),
    notes: [
      locked.length > 0 ? { kind: 'locked', symbols: [symbol] } : { kind: 'not-lent-out', symbol },
    ],
  }
}

function applyLargest(
  { change, count, accounts }: Of<'largest'>,
  { input, subject, assets }: Target,
): Partial<ScenarioRun> {
  const today = Float64Array.from(input.population.assets, ({ price }) => price)
  const { debt } = getRowValues(input.population, today)
  const population = selectRows(input.population, pickLargest(debt, { count, accounts }))
  return {
    subject,
    population,
    prices: movePrices(population, assets, change),
    notes: [{ kind: 'selected', accounts: population.length, of: input.population.length }],
  }
}

function applyFeed({ feed, change }: Of<'feed'>, input: ScenarioInput): AppliedScenario {
  const { population, feeds } = input
  const subject = chooseSubject(population, 'feed')
  const largest = subject === null ? undefined : population.assets[subject]?.address
  const chosen = feed ?? listFeeds(feeds, largest)[0]?.node.address
  const moved = chosen === undefined ? [] : getAssetsBehind(feeds, chosen)
  const assets = indexesOf(population, moved)
  if (assets.length === 0) return { kind: 'impossible', reason: 'no-such-feed' }
  const symbols = assets.map((index) => population.assets[index]?.symbol ?? '')
  return toApplied(input, {
    prices: movePrices(population, assets, change),
    notes: [{ kind: 'moved', symbols }],
  })
}

function findSubject(scenario: WithAsset, population: Population): number | null {
  const { asset } = scenario
  if (asset === null) return chooseSubject(population, scenario.kind)
  return indexesOf(population, [asset])[0] ?? null
}

function indexesOf(population: Population, addresses: readonly string[]): number[] {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()))
  return population.assets.flatMap(({ address }, index) =>
    wanted.has(address.toLowerCase()) ? [index] : [],
  )
}

function movePrices(
  { assets }: Population,
  moved: readonly number[],
  change: number,
): Float64Array {
  return Float64Array.from(assets, ({ price }, index) =>
    moved.includes(index) ? price * (1 + change) : price,
  )
}

/** The largest that anybody who seizes one of these gets. */
function getBonus({ terms }: Population, assets: readonly number[]): number {
  return terms.reduce(
    (best, { asset, bonus }) => (assets.includes(asset) ? Math.max(best, bonus) : best),
    1,
  )
}

function noteRates({ population, rates }: ScenarioInput): ScenarioNote[] {
  const symbols = population.assets.flatMap(({ symbol }, index) =>
    (rates[index] ?? null) === null ? [symbol] : [],
  )
  return symbols.length > 0 ? [{ kind: 'no-rate', symbols }] : []
}
