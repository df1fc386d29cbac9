import { expect, test } from 'vitest'
import type { Population } from '../cascade/population'
import { applyScenario } from './apply-scenario'
import { getRowValues } from './get-row-values'
import type { Scenario } from './scenario'
import type { ScenarioInput, ScenarioRun } from './scenario-run'
import { createPopulation, usdc, weth, wsteth } from './testing/create-population'

const population = createPopulation([
  { weth: 10, owed: 10_000 },
  { weth: 1, wsteth: 1, owed: 3_000 },
  { wsteth: 5, owed: 1_000 },
])

const input: ScenarioInput = {
  population,
  venues: [{ kind: 'infinite' }, null, null],
  betas: [
    [1, 0.5, 0],
    [2, 1, null],
    [null, null, 1],
  ],
  rates: [0.02, 0.01, 0.05],
  feeds: {
    sources: [
      { asset: weth, source: '0x01' },
      { asset: wsteth, source: '0x02' },
      { asset: usdc, source: '0x03' },
    ],
    nodes: [
      { address: '0x01', description: 'ETH / USD', inputs: [] },
      {
        address: '0x02',
        description: 'wstETH / USD',
        inputs: [
          { address: '0x01', role: 'price' },
          { address: '0x04', role: 'ratio' },
        ],
      },
    ],
  },
}

function play(scenario: Scenario, over: Partial<ScenarioInput> = {}): ScenarioRun {
  const outcome = applyScenario(scenario, { ...input, ...over })
  if (outcome.kind !== 'applied') throw new Error(outcome.reason)
  return outcome.run
}

test('default: one asset falls, the largest collateral where none is named', () => {
  const run = play({ kind: 'price', asset: null, change: -0.2 })
  expect([...run.prices]).toEqual([1_600, 2_400, 1])
  expect(run.subject).toBe(0)
  expect(run.population).toBe(population)
  expect(run.isOracleBlind).toBe(false)
})

test('behavior: correlated assets move by their beta in logarithms, those without one stay and are named', () => {
  const run = play({ kind: 'correlated', asset: wsteth, change: -0.19 })
  expect(run.prices[1]).toBeCloseTo(2_400 * 0.81, 9)
  expect(run.prices[0]).toBeCloseTo(2_000 * 0.81 ** 2, 9)
  expect(run.prices[2]).toBe(1)
  expect(run.notes).toEqual([{ kind: 'held', symbols: ['USDC'] }])
})

test('error: without any measured correlation nothing is made up', () => {
  const outcome = applyScenario(
    { kind: 'correlated', asset: null, change: -0.2 },
    { ...input, betas: null },
  )
  expect(outcome).toEqual({ kind: 'impossible', reason: 'no-correlation' })
})

test('behavior: a peg that breaks unseen leaves the oracle’s prices and lowers what a sale brings', () => {
  const run = play({ kind: 'depeg', asset: null, change: -0.1 })
  expect([...run.prices]).toEqual([2_000, 2_400, 1])
  expect(run.outsidePrices[1]).toBeCloseTo(2_160, 9)
  expect(run.isOracleBlind).toBe(true)
  const venue = run.venues[1]
  if (venue?.kind !== 'ladder') throw new Error('no place of sale')
  expect(venue.prices[0]).toBeCloseTo(2_160, 9)
  expect(run.notes.find(({ kind }) => kind === 'unprofitable')).toMatchObject({
    symbol: 'wstETH',
    discount: 0.1,
  })
  const small = play({ kind: 'depeg', asset: null, change: -0.02 })
  expect(small.notes.map(({ kind }) => kind)).toEqual(['unseen'])
})

test('behavior: a stablecoin is the one that is owed', () => {
  const run = play({ kind: 'stablecoin', asset: null, change: 0.05 })
  expect(run.subject).toBe(2)
  expect(run.prices[2]).toBeCloseTo(1.05, 12)
})

test('behavior: a feed moves everything that hangs on it, through other contracts too', () => {
  const run = play({ kind: 'feed', feed: '0x01', change: -0.5 })
  expect([...run.prices]).toEqual([1_000, 1_200, 1])
  expect([...play({ kind: 'feed', feed: '0x04', change: -0.5 }).prices]).toEqual([2_000, 1_200, 1])
  expect([...play({ kind: 'feed', feed: null, change: -0.5 }).prices]).toEqual([1_000, 1_200, 1])
})

test('behavior: while an oracle stands still interest grows by the rates of each asset', () => {
  const run = play({ kind: 'stale-oracle', asset: null, change: -0.2, hours: 8_760 })
  const { debt } = getRowValues(run.population, run.prices)
  expect(debt[0]).toBeCloseTo(10_500, 6)
  const { collateral } = getRowValues(run.population, [2_000, 2_400, 1])
  expect(collateral[0]).toBe(20_000)
  expect(run.prices[0]).toBe(1_600)
})

test('behavior: at a rate of 100 % a year a debt doubles in a year', () => {
  const run = play({ kind: 'max-rates', rate: 1, hours: 8_760 })
  expect(getRowValues(run.population, run.prices).debt[0]).toBeCloseTo(20_000, 6)
  expect([...run.prices]).toEqual([2_000, 2_400, 1])
})

test('behavior: a bank run closes the sale of collateral that is lent out, and only of it', () => {
  const run = play({ kind: 'bank-run', asset: null, change: -0.2 })
  expect(run.venues).toEqual([{ kind: 'closed' }, null, null])
  const morpho = {
    ...population,
    markets: population.markets.map((market) => ({
      ...market,
      rules: { kind: 'morpho-blue' as const },
    })),
  }
  const safe = play({ kind: 'bank-run', asset: null, change: -0.2 }, { population: morpho })
  expect(safe.venues[0]).toEqual({ kind: 'infinite' })
  expect(safe.notes).toEqual([{ kind: 'not-lent-out', symbol: 'WETH' }])
})

test('behavior: the largest borrowers alone, and all but them, are together everybody', () => {
  const only = play({ kind: 'largest', asset: null, change: -0.2, count: 1, accounts: 'only' })
  const others = play({ kind: 'largest', asset: null, change: -0.2, count: 1, accounts: 'without' })
  expect(only.population.addresses).toEqual([population.addresses[0]])
  expect(others.population.addresses).toEqual(population.addresses.slice(1))
  const all = getRowValues(population, others.prices)
  const rest = getRowValues(others.population, others.prices)
  expect([...rest.collateral]).toEqual([...all.collateral.slice(1)])
  expect([...rest.debt]).toEqual([...all.debt.slice(1)])
})

test('behavior: a changed parameter is the asset’s own outside of eModes', () => {
  const withEMode = {
    ...population,
    terms: [
      ...population.terms,
      { ...(population.terms[0] as (typeof population.terms)[number]), eMode: 1 },
    ],
  }
  const run = play(
    { kind: 'parameter', asset: weth, parameter: 'threshold', value: 0.5 },
    { population: withEMode },
  )
  expect(run.population.terms.map(({ weight }) => weight)).toEqual([0.5, 0.8, 0.8, 0.8])
  expect(run.notes).toEqual([{ kind: 'e-modes-keep' }])
  const bonus = play({ kind: 'parameter', asset: weth, parameter: 'bonus', value: 0.1 })
  expect(bonus.population.terms[0]?.bonus).toBeCloseTo(1.1, 12)
  const cap = play({ kind: 'parameter', asset: weth, parameter: 'cap', value: 0.1 })
  expect(cap.notes).toEqual([{ kind: 'cap' }])
})

test('behavior: a replay moves the tokens that its series stand for and names what is not here', () => {
  const run = play({ kind: 'replay', replay: '2021-05-19', step: 14, at: 'low' })
  expect(run.prices[0]).toBeCloseTo((2_000 * 1_888) / 3_375.08, 6)
  expect(run.prices[1]).toBeCloseTo((2_400 * 1_888) / 3_375.08, 6)
  expect(run.prices[2]).toBe(1)
  expect(run.notes).toEqual([
    { kind: 'stands-for', pairs: [{ name: 'ETH', symbols: ['WETH', 'wstETH'] }] },
    { kind: 'not-here', names: ['BTC'] },
  ])
})

test('error: an asset that the market does not have', () => {
  const other = '0xdddddddddddddddddddddddddddddddddddddddd'
  expect(applyScenario({ kind: 'price', asset: other, change: -0.2 }, input)).toEqual({
    kind: 'impossible',
    reason: 'no-such-asset',
  })
})

test('behavior: a market whose every loan lacks a price is not one that owes nothing', () => {
  const empty = createPopulation([])
  const reasonOf = (unpricedAccounts: number) =>
    applyScenario(
      { kind: 'price', asset: null, change: -0.2 },
      { ...input, population: { ...empty, unpricedAccounts } },
    )
  expect(reasonOf(0)).toEqual({ kind: 'impossible', reason: 'no-accounts' })
  expect(reasonOf(3)).toEqual({ kind: 'impossible', reason: 'unpriced' })
})

test('behavior: a protocol that takes collateral itself is not said to find nobody', () => {
  const [market] = population.markets as [Population['markets'][number]]
  const rules = {
    kind: 'compound-v3',
    isPaused: false,
    storeFrontPriceFactor: 0.6,
    shelfRoom: 1e9,
  } as const
  const over = { population: { ...population, markets: [{ ...market, rules }] } }
  const run = play({ kind: 'depeg', asset: wsteth, change: -0.2 }, over)
  expect(run.notes.map(({ kind }) => kind)).toEqual(['unseen'])
})
