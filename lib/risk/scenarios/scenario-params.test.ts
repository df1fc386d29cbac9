import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allReplays } from './all-replays'
import type { Scenario } from './scenario'
import { parseScenario, SCENARIO_KINDS, toScenarioParams } from './scenario-params'

const change = fc.integer({ min: -990, max: 10_000 }).map((permille) => permille / 1_000)
const asset = fc.option(fc.constant('0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'))
const hours = fc.integer({ min: 0, max: 8_760 })
const scenarios: fc.Arbitrary<Scenario> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('price', 'correlated', 'depeg', 'stablecoin', 'bank-run'),
    asset,
    change,
  }),
  fc.record({ kind: fc.constant('feed'), feed: asset, change }),
  fc.record({ kind: fc.constant('stale-oracle'), asset, change, hours }),
  fc.record({ kind: fc.constant('max-rates'), rate: fc.integer({ min: 0, max: 100 }), hours }),
  fc.record({
    kind: fc.constant('largest'),
    asset,
    change,
    count: fc.integer({ min: 1, max: 100 }),
    accounts: fc.constantFrom('only', 'without'),
  }),
  fc.record({
    kind: fc.constant('parameter'),
    asset,
    parameter: fc.constantFrom('threshold', 'bonus', 'close-factor', 'cap'),
    value: fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
  }),
  fc.record({
    kind: fc.constant('replay'),
    replay: fc.constantFrom(...allReplays.map(({ id }) => id)),
    step: fc.option(fc.integer({ min: 1, max: 30 })),
    at: fc.constantFrom('close', 'low', 'high'),
  }),
) as fc.Arbitrary<Scenario>

test('SCENARIO_URL_ROUND_TRIP', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(parseScenario(toScenarioParams(scenario))).toEqual({ scenario, problems: [] })
    }),
  )
})

test('default: every kind can be asked for by its name alone', () => {
  for (const kind of SCENARIO_KINDS)
    expect(parseScenario({ scenario: kind }).scenario).toMatchObject({ kind })
  expect(parseScenario({}).scenario).toMatchObject({ kind: 'price', change: -0.2 })
})

test('behavior: keys of other kinds and empty ones are left alone', () => {
  expect(parseScenario({ change: '-0.3', hours: 'never', asset: '' }).scenario).toEqual({
    kind: 'price',
    asset: null,
    change: -0.3,
  })
})

test('error: what can’t be used is named, never replaced', () => {
  expect(parseScenario({ scenario: 'flood' })).toMatchObject({
    scenario: null,
    problems: [{ key: 'scenario', given: 'flood' }],
  })
  const { scenario, problems } = parseScenario({
    scenario: 'stale-oracle',
    asset: 'WETH',
    change: '-1',
    hours: '1e3',
  })
  expect(scenario).toBeNull()
  expect(problems.map(({ key }) => key)).toEqual(['asset', 'change', 'hours'])
})
