import { expect, test } from 'vitest'
import { SCENARIO_DEFAULTS } from '@/lib/risk/scenarios/scenario-params'
import { MODEL_DEFAULTS } from '@/lib/risk/scenarios/stress-model'
import { isUntidy, parseStressQuery, toStressHref } from './stress-query'
import { toJsonHref } from './to-json-href'

const weth = `0x${'a'.repeat(40)}`

test('default: an address and what it says are the same, both ways', () => {
  const query = {
    market: 'sky-demo:ETH-B',
    scenario: { ...SCENARIO_DEFAULTS.largest, asset: weth, count: 3 },
    model: { ...MODEL_DEFAULTS, share: 0, policy: 'chunks', assumed: 5_000 } as const,
  }
  const href = toStressHref(query)
  expect(href).toBe(
    `/stress?market=sky-demo%3AETH-B&scenario=largest&asset=${weth}&count=3&share=0&policy=chunks&assumed=5000`,
  )
  const params = Object.fromEntries(new URLSearchParams(href.split('?')[1]))
  expect(parseStressQuery(params)).toEqual({ query, problems: [], ignored: [] })
  expect(
    toStressHref({ market: null, scenario: SCENARIO_DEFAULTS.price, model: MODEL_DEFAULTS }),
  ).toBe('/stress')
})

test('behavior: fields of another scenario and empty ones, as a form leaves them, are tidied away', () => {
  const untidy = (params: Record<string, string>) => {
    const { query } = parseStressQuery(params)
    if (!query) throw new Error('no query')
    return isUntidy(params, query)
  }
  expect(untidy({ scenario: 'max-rates', change: '-0.2' })).toBe(true)
  expect(untidy({ assumed: '' })).toBe(true)
  expect(untidy({ scenario: 'max-rates', rate: '2', share: '1' })).toBe(false)
})

test('error: a key given twice, an unknown key and a bad value are told apart', () => {
  const { query, problems, ignored } = parseStressQuery({
    change: ['1', '2'],
    hue: 'red',
    lag: '0',
  })
  expect(query).toBeNull()
  expect(problems.map(({ key }) => key)).toEqual(['change', 'lag'])
  expect(ignored).toEqual(['hue'])
})

test('behavior: what the API can play too has its address there, with every parameter', () => {
  const query = { market: 'm', scenario: SCENARIO_DEFAULTS.price, model: MODEL_DEFAULTS }
  expect(toJsonHref(query, { preferred: { price: weth } })).toBe(
    `/api/v1/risk/cascade?market=m&asset=${weth}&shock=0.2&share=0.5&lag=1&policy=own&refill=0.5&rounds=120`,
  )
  const deeper = { ...query, model: { ...MODEL_DEFAULTS, depth: 2 } }
  expect(toJsonHref(deeper, { preferred: {} })).toBeNull()
  const feed = { ...query, scenario: SCENARIO_DEFAULTS.feed }
  expect(toJsonHref(feed, { preferred: {} })).toBeNull()
})
