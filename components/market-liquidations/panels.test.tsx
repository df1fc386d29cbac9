import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { MarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { zMarketLiquidations } from '@/lib/api/schema/market-liquidations'
import { marketLiquidations } from '@/lib/api/testing/market-liquidations'
import { MarketLiquidationsPanels } from './market-liquidations-panels'

const draw = (changes: Partial<MarketLiquidations> = {}) =>
  renderToStaticMarkup(
    <MarketLiquidationsPanels answer={{ ...marketLiquidations, ...changes }} />,
  ).replaceAll('\u00a0', ' ')

test('default: the fixture has the shape of its schema', () => {
  expect(zMarketLiquidations.parse(marketLiquidations)).toEqual(marketLiquidations)
})

test('default: every panel with its block, every reason in words, links to the sales', () => {
  const html = draw()
  expect(html.match(/block <data/g)?.length).toBe(7)
  for (const { reasons } of marketLiquidations.waiting.items)
    for (const { text } of reasons) expect(html).toContain(text)
  expect(html).toContain('/liquidations?market=demo-aave-v3&amp;liquidator=0x')
  expect(html).not.toContain('NaN')
})

test('behavior: bars are had as a file, with the words of their rows', () => {
  const files = [
    ...draw().matchAll(/href="data:text\/csv;charset=utf-8,([^"]*)" download="([^"]*)"/g),
  ]
  const read = (name: string) =>
    decodeURIComponent(files.find(([, , file]) => file === name)?.[1] ?? '').split('\r\n')
  expect(read('blocks-late.csv').slice(0, 2)).toEqual([
    'blocksLate,count',
    `"0, the first",${marketLiquidations.lateness?.buckets[0]?.count}`,
  ])
  expect(read('health-after-liquidation.csv').slice(0, 2)).toEqual([
    'healthAfter,count',
    `still below 1,${marketLiquidations.overLiquidation?.under}`,
  ])
})

test('behavior: without any sale and without any loan past its line there is no table of them', () => {
  const html = draw({
    count: 0,
    occasions: 0,
    days: [],
    collaterals: [],
    liquidators: { total: 0, shareOf: null, topShare: null, herfindahl: null, items: [] },
    waiting: { total: 0, liquidatable: 0, collateralUsd: '0', debtUsd: '0', items: [] },
  })
  expect(html).toContain('No liquidation in 30 days')
  expect(html).not.toContain('<table')
})

test('behavior: gas that is not known is said to be', () => {
  const gas = { ...marketLiquidations.gas, priceWei: null, costUsd: null }
  expect(draw({ gas })).toContain('What gas costs now is not known')
})

test('behavior: a search that goes on is told', () => {
  expect(draw({ progress: 0.437 })).toContain('still being searched (43 %)')
})

test('behavior: of sales without a value the days are counted, no dollars drawn', () => {
  const value = { ...marketLiquidations.value, seizedUsd: null, unpriced: 41 }
  const days = marketLiquidations.days.map((day) => ({ ...day, unpriced: day.count }))
  const html = draw({ value, days })
  expect(html).toContain('of unknown value')
  expect(html).toContain('Liquidations by day')
  expect(html.includes('The same as a table')).toBe(false)
})
