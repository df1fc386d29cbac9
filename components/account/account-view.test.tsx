import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Account } from '@/lib/api/schema/position'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  partlyReadAccount,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { liquidations } from '@/lib/api/testing/liquidations'
import { markets } from '@/lib/api/testing/markets'
import { position } from '@/lib/api/testing/position'
import { AccountView } from './account-view'

function draw(shown: Account, pinnedBlock: number | null = null) {
  const html = renderToStaticMarkup(
    <AccountView
      account={shown}
      markets={markets}
      liquidations={pinnedBlock === null ? liquidations : null}
      pinnedBlock={pinnedBlock}
      whatIf={null}
    />,
  )
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/[\s\u00a0]+/g, ' ')
  return { html, text }
}

/** Worked out from numbers alone: a mark's place, and the colours of an address. */
const OUR_STYLES = / style="(--place:[\d.]+%|background:hsl\(\d+ \d+% \d+%\))"/g

describe('AccountView', () => {
  test.each([
    ['loans in two markets', account],
    ['late', lateAccount],
    ['no debt', noDebtAccount],
    ['unpriced', unpricedAccount],
    ['empty', emptyAccount],
    ['partly read', partlyReadAccount],
  ])('behavior: %s draws without a script, a style or a sentinel', (_, shown) => {
    const { html, text } = draw(shown)
    expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|115792089|\[object/)
    expect(html.replace(OUR_STYLES, '')).not.toMatch(/<script|<style| style=|javascript:/)
  })

  test('default: every fact of a position', () => {
    const { text } = draw({ ...account, positions: [position] })
    for (const fact of [
      'Liquidated if WETH falls 31.2 %',
      '1.25',
      'equals the contract’s own figure, 1.250000000000000000',
      'block 43,210 · 2 s ago',
      'rules v3.6',
      '10.0000',
      '$20,000.00',
      '80.0 %',
      '1.80 %',
      '$1,375.00',
      '−31.2 %',
      'stale, 1 h',
      ' off ',
      '+25.0 %',
      '5.25 %',
      'in 5 years',
      '2.7 ×',
      'worth $500.00 more than the debt that goes',
      'WBTC for USDC',
    ])
      expect(text).toContain(fact)
  })

  test('behavior: under water says what ends it', () => {
    const { text } = draw(lateAccount)
    expect(text).toContain('If it happens now')
    expect(text).toContain('reached')
    expect(text).toContain('625.0000 USDC')
  })

  test('behavior: a pinned view says its block, the way back, and shows no list of today', () => {
    const { html, text } = draw(account, 43_000)
    expect(text).toContain('As it was at block 43,000')
    expect(html).toContain(`href="/accounts/${account.address}"`)
    expect(text).not.toContain('Liquidated once')
  })

  test('behavior: another figure of the contract is told', () => {
    const [first] = account.positions
    if (!first) throw new Error('the fixture has a position')
    const verified = { onChainHealthFactor: '1250000000000000001', equal: false }
    const { text } = draw({ ...account, positions: [{ ...first, verified }] })
    expect(text).toContain('the contract says 1.250000000000000001: trust that figure')
  })

  test('behavior: stale numbers are said to be, with the reason', () => {
    const stale = { status: 'stale' as const, ageSeconds: 94, reason: 'No endpoint answers.' }
    const { text } = draw({ ...account, positions: [{ ...position, source: stale }] })
    expect(text).toContain('These numbers are not of now.')
    expect(text).toContain('No endpoint answers.')
  })

  test('behavior: hostile symbols stay text', () => {
    const symbol = `\u202e<img src=x onerror=alert(1)>${'z'.repeat(10_000)}`
    const collateral = position.collateral.map((leg) => ({ ...leg, symbol }))
    const { html } = draw({ ...account, positions: [{ ...position, collateral }] })
    expect(html).not.toContain('<img')
    expect(html).not.toContain('\u202e')
    expect(html.length).toBeLessThan(80_000)
  })
})
