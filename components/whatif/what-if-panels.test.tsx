import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { RiskInput } from '@/lib/api/risk-input'
import { riskInput } from '@/lib/api/testing/risk-input'
import { pickWhatIfFields } from '@/lib/api/what-if/what-if-fields'
import { openWorld } from './open-world'
import { WhatIfPanels } from './what-if-panels'

function draw(query: string, input: RiskInput = riskInput) {
  const html = renderToStaticMarkup(
    <WhatIfPanels
      input={input}
      openWorld={openWorld}
      fields={pickWhatIfFields(new URLSearchParams(query))}
      path="/accounts/borrower.eth"
      hidden={{ block: '43210' }}
    />,
  )
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/[\s\u00a0]+/g, ' ')
  return { html, text }
}

const unpriced: RiskInput = {
  ...riskInput,
  state: {
    ...riskInput.state,
    reserves: riskInput.state.reserves.map(
      (reserve) => reserve && { ...reserve, price: reserve.id === 0 ? null : reserve.price },
    ),
  },
}

describe('WhatIfPanels', () => {
  test('default: a form that answers by its URL, and what to do', () => {
    const { html, text } = draw('')
    expect(html).toContain('action="/accounts/borrower.eth#what-if" method="get"')
    expect(html).toContain('<input type="hidden" name="block" value="43210"/>')
    for (const name of ['all', 'p.WETH', 'p.WBTC', 'p.USDC', 'repay.USDC', 'add.WETH', 'level'])
      expect(html).toContain(`name="${name}"`)
    expect(text).toContain('Health 1.25 → would be the same')
    expect(text).toContain('To be at 1.50')
    // 25,000 ÷ 1.5 = 16,666.67 of 20,000; 5,000 ÷ 0.8 ÷ $2,000 = 3.125
    expect(text).toMatch(/Repay \$3,333.33 3,333.34 USDC try/)
    expect(text).toMatch(/or add \$6,250.00 3.1250 WETH try/)
    expect(html).toContain('block=43210&amp;repay.USDC=3333.333334#what-if')
  })

  test('behavior: a what-if is shown against today', () => {
    const { html, text } = draw('p.WETH=1750&repay.USDC=2,000')
    expect(text).toContain('Health 1.25 → would be 1.27')
    expect(text).toMatch(/Liquidated if WETH falls 35.7 % ?, to \$1,125.00./)
    expect(text).toContain('WETH $1,375.00 $1,125.00')
    expect(text).toContain('−12.5 %')
    expect(html).toContain('value="1750"')
    expect(html).toContain('value="2,000"')
    expect(text).toContain('in this what-if')
  })

  test('behavior: an asset that one asks to see has fields, its groups stand open', () => {
    const without = { ...riskInput.account, positions: riskInput.account.positions.slice(0, 1) }
    const input = { ...riskInput, account: without }
    expect(draw('', input).html).not.toContain('name="borrow.USDC"')
    const { html, text } = draw('with=USDC', input)
    expect(html).toContain('name="borrow.USDC"')
    expect(html).toContain('<details open="" ')
    expect(text).toContain('Health no debt')
  })

  test('behavior: what is left out, capped or refused is said in words', () => {
    const { text } = draw('repay.USDC=99999&emode=7&borrow.WBTC=0.4')
    expect(text).toContain('The repayment is of all 20,000.00 USDC: there is no more.')
    expect(text).toContain('The change of eMode is left out: there is no such category.')
    expect(text).toContain('more than the collateral’s loan-to-value allows')
  })

  test('error: what can’t be used is named, the form stands', () => {
    const { html, text } = draw('p.WETH=<script>&level=9999999&repay.NOPE=1')
    expect(html).not.toContain('<script>')
    expect(text).toContain('p.WETH must be a price')
    expect(text).toContain('level must be a health from 1 to 1000')
    expect(text).toContain('repay.NOPE names no asset')
    expect(text).toContain('Health 1.25 → would be the same')
  })

  test('error: a missing price is said, and can be tried', () => {
    expect(draw('', unpriced).text).toContain('A price is missing')
    expect(draw('p.WETH=2000', unpriced).text).toMatch(/Health not known → would be 1.25/)
  })

  test.each(['', 'repay.USDC=all', 'p.WETH=0&p.WBTC=0', 'all=-0.5', 'emode=1&withdraw.WETH=all'])(
    'behavior: "%s" draws without a script, a style or a sentinel',
    (query) => {
      const { html, text } = draw(query)
      expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|115792089|\[object/)
      expect(html).not.toMatch(/<script|<style| style=|javascript:/)
    },
  )
})
