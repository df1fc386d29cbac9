import { expect, test } from 'vitest'
import { runStress } from './run-stress'
import type { Scenario } from './scenario'
import { MODEL_DEFAULTS, parseModel, toModelParams } from './stress-model'
import { toStressView } from './stress-view'
import { createPopulation, usdc, weth } from './testing/create-population'
import { type MarketKnowledge, toScenarioInput } from './to-scenario-input'

const population = createPopulation([
  { weth: 100, owed: 150_000 },
  { weth: 10, owed: 14_000 },
  { weth: 10, owed: 9_000 },
  { wsteth: 10, owed: 18_000 },
])

const known: MarketKnowledge = {
  venues: { [weth]: null },
  rates: { [usdc]: 0.1 },
  betas: null,
  feeds: { sources: [], nodes: [] },
}

function play(scenario: Scenario, model = MODEL_DEFAULTS) {
  const input = toScenarioInput(population, known)
  const view = toStressView(runStress({ scenario, model, compares: true }, input))
  if (view.kind !== 'played') throw new Error(view.reason)
  return view
}

test('default: without a known pool loans are sold without impact, and it is said', () => {
  const view = play({ kind: 'price', asset: weth, change: -0.1 })
  expect(view.totals.accounts).toBe(1)
  expect(view.unknownVenues).toEqual(['WETH'])
  expect(view.followed).toMatchObject({
    symbol: 'WETH',
    venue: 'not-known',
    lowestOraclePrice: 1_800,
  })
  expect(view.totals.sold).toBeCloseTo(view.withoutImpact.sold, 6)
})

test('behavior: a supposed depth moves the price further and brings the next loan down', () => {
  const thin = play(
    { kind: 'price', asset: weth, change: -0.1 },
    { ...MODEL_DEFAULTS, assumed: 20_000, refill: 0 },
  )
  expect(thin.unknownVenues).toEqual([])
  expect(thin.followed?.lowestOraclePrice).toBeLessThan(1_750)
  expect(thin.followed?.amplification).toBeGreaterThan(1)
  expect(thin.totals.accounts).toBe(2)
  expect(thin.hit.map(({ row }) => row)).toEqual([0, 1])
  const deep = play(
    { kind: 'price', asset: weth, change: -0.1 },
    { ...MODEL_DEFAULTS, assumed: 20_000, depth: 100, refill: 0 },
  )
  expect(deep.totals.accounts).toBe(1)
  expect(deep.totals.badDebt).toBeLessThanOrEqual(thin.totals.badDebt)
})

test('behavior: three ways to sell are put side by side, of the same shock', () => {
  const view = play(
    { kind: 'price', asset: weth, change: -0.1 },
    { ...MODEL_DEFAULTS, assumed: 1e6 },
  )
  expect(view.compared.map(({ policy }) => policy)).toEqual([
    'fixed-spread',
    'dutch-auction',
    'chunks',
  ])
  for (const { totals } of view.compared) expect(totals.accounts).toBeGreaterThan(0)
})

test('behavior: where a peg breaks unseen by more than the bonus, nobody who is below 1 is sold', () => {
  const input = toScenarioInput(createPopulation([{ wsteth: 10, owed: 19_500 }]), known)
  const at = (change: number) => {
    const scenario: Scenario = { kind: 'depeg', asset: null, change }
    const view = toStressView(
      runStress({ scenario, model: MODEL_DEFAULTS, compares: false }, input),
    )
    if (view.kind !== 'played') throw new Error(view.reason)
    return view
  }
  const held = at(-0.02)
  expect(held.totals.accounts).toBe(1)
  expect(held.withoutImpact.received / held.withoutImpact.sold).toBeCloseTo(0.98, 9)
  const broken = at(-0.2)
  expect(broken.withoutImpact.accounts).toBe(0)
  expect(broken.totals).toMatchObject({ accounts: 0, leftAccounts: 1 })
  expect(broken.notes).toContainEqual({ kind: 'unseen', shortfall: 19_500 - 24_000 * 0.8 })
})

test('behavior: a bank run leaves what is seized unsold', () => {
  const view = play({ kind: 'bank-run', asset: weth, change: -0.2 })
  expect(view.followed?.venue).toBe('closed')
  expect(view.withoutImpact).toMatchObject({ accounts: 0, leftAccounts: 2 })
  expect(view.totals.accounts).toBe(0)
  expect(view.totals.leftAccounts).toBe(2)
})

test('behavior: how it is sold survives the URL; what can’t be used is named', () => {
  const model = {
    share: 0.5,
    lag: 3,
    policy: 'chunks',
    refill: 0,
    depth: 0.25,
    assumed: 5_000,
  } as const
  expect(parseModel(toModelParams(model))).toEqual({ model, problems: [] })
  expect(toModelParams(MODEL_DEFAULTS)).toEqual({})
  const { problems } = parseModel({ share: '2', lag: '1.5', policy: 'lottery', assumed: '-1' })
  expect(problems.map(({ key }) => key)).toEqual(['share', 'lag', 'policy', 'assumed'])
})

test('behavior: a supposed depth counts where a peg breaks unseen too', () => {
  const input = toScenarioInput(createPopulation([{ wsteth: 1_000, owed: 1_950_000 }]), known)
  const at = (assumed: number) => {
    const scenario: Scenario = { kind: 'depeg', asset: null, change: -0.02 }
    const model = { ...MODEL_DEFAULTS, assumed, refill: 0 }
    const outcome = runStress({ scenario, model, compares: false }, input)
    if (outcome.kind !== 'played') throw new Error(outcome.reason)
    return outcome.result.totals
  }
  expect(at(1_000).received).toBeLessThan(at(1e9).received / 10)
})

test('behavior: sales that go on after two hours are told, no sale as none', () => {
  const thin = play(
    { kind: 'price', asset: weth, change: -0.3 },
    { ...MODEL_DEFAULTS, policy: 'chunks', share: 0, assumed: 1_000, refill: 0.5 },
  )
  expect(thin.totals.unsold).toBeGreaterThan(0)
  expect(thin.isUnfinished).toBe(true)
  const calm = play({ kind: 'price', asset: weth, change: 0 })
  expect(calm.isUnfinished).toBe(false)
  expect(calm.compared.map(({ seconds }) => seconds)).toEqual([null, null, null])
})

test('behavior: of those below the line today only who is played is counted', () => {
  const loans = [
    { weth: 100, owed: 100_000 },
    { weth: 1, owed: 1_700 },
  ]
  const input = toScenarioInput(createPopulation(loans), known)
  const alreadyOf = (accounts: 'only' | 'without') => {
    const scenario = { kind: 'largest', asset: weth, change: -0.1, count: 1, accounts } as const
    const outcome = runStress({ scenario, model: MODEL_DEFAULTS, compares: false }, input)
    return outcome.kind === 'played' ? outcome.already : null
  }
  expect(alreadyOf('only')).toBe(0)
  expect(alreadyOf('without')).toBe(1)
})
