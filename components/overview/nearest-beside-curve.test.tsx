import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Nearest, NearestLoan } from '@/lib/api/nearest'
import { weth } from '@/lib/api/testing/assets'
import { book, bookRows } from '@/lib/api/testing/book'
import { MARKET_ID } from '@/lib/api/testing/chain'
import { NearestBesideCurve, type NearestList } from './nearest-beside-curve'

const [first, second] = bookRows.filter(
  ({ health }) => health.kind === 'priced' && !health.liquidatable,
)
if (!first || !second) throw new Error('the fixture has rows')

const under = { kind: 'priced', healthFactor: '912000000000000000', liquidatable: true } as const
const loans: NearestLoan[] = [
  { row: { ...first, health: under }, move: { direction: 'down', distance: '0' }, fallen: under },
  { row: first, move: { direction: 'down', distance: '0.1839' }, fallen: under },
  { row: second, move: { direction: 'up', distance: '0.25' }, fallen: second.health },
]
const { asOf, source } = book
const nearest: Nearest = { asOf, source, loans, others: 0, badDebts: 0, unpriced: 0 }
const fall = { name: 'WETH', asset: weth.asset as string, percent: 20, accounts: 2 }

function draw(list: NearestList, market?: string) {
  const html = renderToStaticMarkup(
    <NearestBesideCurve list={list} market={market} names={{}} isDiscovering={false} />,
  )
  const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
  return { html: html.replaceAll('&amp;', '&'), text }
}

describe('of one asset', () => {
  test('default: how far it alone may fall or rise, and health once it has', () => {
    const { html, text } = draw({ kind: 'asset', nearest, fall }, MARKET_ID)
    expect(text).toContain('Nearest to liquidation: 2 loans if WETH falls 20 %')
    expect(text).toContain('In the order of how far WETH alone may fall')
    expect(text).toContain('WETH may fall')
    expect(html).toContain('data-label="Health at −20\u00a0%"')
    expect(text).toMatch(/0\.9120 ● now .*0\.9120 18\.3 % .*may rise 25\.0 %/)
    expect(text).toContain('all that hold or owe WETH')
    expect(html).toContain(`href="/accounts?market=${MARKET_ID}&asset=${weth.asset}"`)
    expect(text).not.toContain('without')
  })

  test('behavior: whom the list leaves out is counted', () => {
    const left = { ...nearest, others: 3, badDebts: 2, unpriced: 1 }
    const { text } = draw({ kind: 'asset', nearest: left, fall })
    expect(text).toContain('without 3 past the line already that WETH does not move')
    expect(text).toContain('without 2 that nothing backs any more: bad debt')
    expect(text).toContain('without 1 that lack a price')
  })

  test('behavior: nobody whom its price reaches', () => {
    const none = { ...nearest, loans: [] }
    const { html, text } = draw({ kind: 'asset', nearest: none, fall: { ...fall, accounts: 0 } })
    expect(text).toContain('none is reached if WETH falls 20 %')
    expect(text).toContain('No price of WETH alone sells anybody')
    expect(html).not.toContain('<table')
  })
})

describe('of all collateral', () => {
  const ofAll = { name: 'all collateral', asset: null, percent: 20, accounts: 2 }

  test('default: the book at the fall, and all within it', () => {
    const { html, text } = draw({ kind: 'book', book, fall: ofAll })
    expect(text).toContain('2 loans if all collateral falls 20 %')
    expect(text).toContain('May fall')
    expect(text).not.toContain('alone')
    expect(text).toContain('all within 20 %')
    expect(html).toContain('href="/accounts?maxDistance=0.2"')
  })

  test('behavior: today, and without anybody', () => {
    expect(draw({ kind: 'book', book, fall: { ...ofAll, percent: 0 } }).text).toContain('all 124')
    const { text } = draw({ kind: 'book', book: { ...book, items: [], total: 0 }, fall: null })
    expect(text).toContain('Nobody owes anything')
  })
})
