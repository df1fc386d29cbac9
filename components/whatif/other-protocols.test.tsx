import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { RiskInput } from '@/lib/api/risk-input'
import { cometRiskInput, morphoRiskInput, skyRiskInput } from '@/lib/api/testing/other-risk-inputs'
import { riskInput } from '@/lib/api/testing/risk-input'
import { pickWhatIfFields } from '@/lib/api/what-if/what-if-fields'
import { loadWorld } from './load-world'
import { openWorld } from './open-world'
import { WhatIfPanels } from './what-if-panels'

function draw(input: RiskInput, query = '') {
  const html = renderToStaticMarkup(
    <WhatIfPanels
      input={input}
      openWorld={openWorld}
      fields={pickWhatIfFields(new URLSearchParams(query))}
      path="/accounts/borrower.eth"
      hidden={{}}
    />,
  )
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/[\s\u00a0]+/g, ' ')
  const names = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
  return { html, text, names: [...new Set(names)] }
}

const all = [riskInput, morphoRiskInput, cometRiskInput, skyRiskInput]

describe('a Morpho loan', () => {
  test('default: its two prices, one debt and one collateral; no switches', () => {
    const { names, text } = draw(morphoRiskInput)
    expect(names).toEqual([
      ...['all', 'p.WETH', 'p.USDC', 'repay.USDC', 'add.WETH', 'withdraw.WETH', 'borrow.USDC'],
      'level',
    ])
    expect(text).toContain('Health 2.00 → would be the same')
    expect(draw(morphoRiskInput, 'level=2.5').text).toMatch(
      /Repay \$1,720.00 1,720.00 USDC try .* or add \$5,000.00 2.5000 WETH try/,
    )
  })

  test('behavior: a what-if against today, with the earlier line', () => {
    const { text } = draw(morphoRiskInput, 'p.WETH=1500&repay.USDC=4300')
    expect(text).toContain('Health 2.00 → would be 3.00')
    expect(text).toMatch(/Liquidated if WETH falls 66.6 % ?, to \$500.00./)
    expect(text).toContain('WETH $1,000.00 $500.00')
    expect(text).toContain('A part, by your earlier line $1,075.00 $537.50')
    expect(text).toContain('Collateral $20,000.00 $15,000.00 Owed $8,600.00 $4,300.00')
    expect(draw(morphoRiskInput, 'p.WETH=1050').text).toContain(
      'Part of it could be sold at once : an earlier line that you opted in to is crossed.',
    )
  })

  test('behavior: without dollars prices are told in the loan token', () => {
    const input = { ...morphoRiskInput, currency: { symbol: 'USDC' } }
    const { text } = draw(input, 'p.WETH=1500')
    expect(text).toContain('but those near 1 USDC')
    expect(text).toContain('to 1,000.00 USDC.')
    expect(text).not.toContain('$')
  })

  test('error: what is forbidden or means nothing is said in words', () => {
    expect(draw(morphoRiskInput, 'borrow.USDC=9000').text).toContain(
      'The protocol would refuse this: health would be below 1.',
    )
    expect(draw(morphoRiskInput, 'withdraw.WETH=11').text).toContain(
      'The withdrawal is of all 10.0000 WETH: there is no more.',
    )
    const { text } = draw(morphoRiskInput, 'emode=1&use.WETH=off&add.USDC=1')
    expect(text).toContain('emode has no meaning here: this protocol has no eMode')
    expect(text).toContain('use.WETH has no meaning here: collateral can’t be switched off')
    expect(text).toContain('The addition of USDC is left out: this market does not take it')
  })
})

describe('a Comet account', () => {
  test('default: what it holds and owes; another collateral where it is asked for', () => {
    const { names, html } = draw(cometRiskInput)
    expect(names).toEqual([
      ...['all', 'p.WETH', 'p.USDC', 'repay.USDC', 'add.WETH', 'withdraw.WETH', 'borrow.USDC'],
      ...['with', 'level'],
    ])
    expect(html).toContain('<option value="WBTC">WBTC</option>')
    const shown = draw(cometRiskInput, 'with=WBTC&level=4')
    expect(shown.names).toContain('add.WBTC')
    expect(shown.text).toMatch(/Repay \$4,250.00 .* 10.0000 WETH try .* 0.3334 WBTC try/)
  })

  test('behavior: a what-if against today', () => {
    const { text } = draw(cometRiskInput, 'all=-0.25&add.WBTC=0.1')
    expect(text).toContain('Health 2.00 → would be 1.95')
    expect(text).toContain('Collateral $20,000.00 $19,500.00')
    expect(text).toContain('WETH $1,000.00 $550.00')
  })

  test('error: the least loan, the cap, a pause and what is left to lend are said in words', () => {
    const free = { ...cometRiskInput, account: { ...cometRiskInput.account, principal: 0n } }
    expect(draw(free, 'borrow.USDC=99').text).toContain(
      'The protocol would refuse this: less than 100.0000 USDC would be owed, the least that it lends.',
    )
    expect(draw(cometRiskInput, 'borrow.USDC=7600').text).toContain('loan-to-value allows')
    expect(draw(cometRiskInput, 'add.WETH=1000000').text).toContain(
      'The addition of WETH is left out: the market would then hold more of it than it takes.',
    )
    const paused = { supply: true, withdraw: true, absorb: true, buy: false }
    const shut = { ...cometRiskInput, state: { ...cometRiskInput.state, paused } }
    const { text } = draw(shut, 'repay.USDC=1&withdraw.WETH=1&p.WETH=500')
    expect(text).toContain('The repayment of USDC is left out: the market takes nothing in now')
    expect(text).toContain('The withdrawal of WETH is left out: the market gives nothing out now')
    expect(text).toContain('Under water: only a pause or a limit keeps others from liquidating it.')
    const dry = { ...cometRiskInput, state: { ...cometRiskInput.state, baseBalance: 1n } }
    expect(draw(dry, 'borrow.USDC=100').text).toContain('has less than that left to lend')
  })
})

describe('a Sky vault', () => {
  test('default: one price, dai to repay and draw', () => {
    const { names, text } = draw(skyRiskInput, 'level=2.5')
    expect(names).toEqual([
      ...['all', 'p.WETH', 'repay.DAI', 'add.WETH', 'withdraw.WETH', 'borrow.DAI', 'level'],
    ])
    expect(text).toMatch(/Repay \$1,250.00 1,250.00 DAI try .* or add \$5,000.00 2.5000 WETH try/)
    expect(draw(skyRiskInput, 'borrow.DAI=1').text).toContain('up to 6,250.00')
  })

  test('behavior: a what-if against today', () => {
    const { text } = draw(skyRiskInput, 'p.WETH=1500&add.WETH=10')
    expect(text).toContain('Health 2.00 → would be 3.00')
    expect(text).toContain('WETH $1,000.00 $500.00')
    expect(text).toContain('of that you lose $812.50 $812.50')
  })

  test('error: dust, the ceiling, dai’s price are said in words', () => {
    expect(draw(skyRiskInput, 'repay.DAI=2000').text).toContain(
      'less than 5,000.00 DAI would be owed, the least that it lends. Repay all of it, or owe that much.',
    )
    const { state } = skyRiskInput
    const full = { ...skyRiskInput, state: { ...state, line: state.dust } }
    expect(draw(full, 'borrow.DAI=1').text).toContain('more would be owed here than the market’s')
    expect(draw(skyRiskInput, 'p.DAI=0.9').text).toContain(
      'The price of DAI is left out: the protocol counts it at one price, whatever it is worth.',
    )
  })

  test('behavior: a price that the oracle has and nobody has reported', () => {
    const { state } = skyRiskInput
    const waiting = { ...state, price: (state.price ?? 0n) / 4n }
    const input = { ...skyRiskInput, state: { ...state, price: waiting.price } } as RiskInput
    expect(draw(input, 'add.WETH=0.1').text).toContain(
      'Under water once the price that the oracle has already is reported: anyone can do that .',
    )
  })
})

test.each(all)(
  'behavior: $protocol: the browser loads the world that the server has',
  async (input) => {
    const load = await loadWorld(input.protocol)
    expect(load(input).getOutcome()).toEqual(openWorld(input).getOutcome())
    const other = all.find(({ protocol }) => protocol !== input.protocol) ?? input
    expect(() => load(other)).toThrow(RangeError)
  },
)

const queries = [
  '',
  'repay.USDC=all',
  'p.WETH=0',
  'all=-1',
  'all=9&borrow.USDC=99999999',
  'level=1000',
]
test.each(
  all.flatMap((input) => queries.map((query) => ({ protocol: input.protocol, input, query }))),
)(
  'behavior: $protocol "$query" draws without a script, a style or a sentinel',
  ({ input, query }) => {
    const { html, text } = draw(input, query)
    expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|115792089|\[object/)
    expect(html).not.toMatch(/<script|<style| style=|javascript:/)
  },
)
