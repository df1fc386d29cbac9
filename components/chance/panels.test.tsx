import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { noDebtAccount, account as priced, unpricedAccount } from '@/lib/api/testing/account'
import { chance, toPositionChance } from '@/lib/api/testing/chance'
import { ChancePanel } from './chance-panel'
import { MarketChancePanels } from './market-chance-panel'

const toText = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

describe('ChancePanel', () => {
  const { positions } = priced

  test('default: three horizons with error and range, the method and three assumptions', () => {
    const html = renderToStaticMarkup(
      <ChancePanel positions={positions} chances={positions.map(toPositionChance)} />,
    )
    const text = toText(html)
    expect(text).toContain('15.4 % ± 0.4')
    expect(text).toContain('13.1 % to 17.7 %')
    expect(text).toContain('7.8')
    expect(text).toContain('4,000 played paths (seed 1)')
    expect(html.match(/<li>/g)).toHaveLength(3)
  })

  test('behavior: not read in time, nothing known, nothing owed', () => {
    expect(
      toText(renderToStaticMarkup(<ChancePanel positions={positions} chances={null} />)),
    ).toContain('not known yet')
    const odd = unpricedAccount.positions
    const unknown = toText(
      renderToStaticMarkup(<ChancePanel positions={odd} chances={odd.map(toPositionChance)} />),
    )
    expect(unknown).toContain('not known: a price is missing')
    expect(unknown).not.toMatch(/\d %/)
    expect(
      renderToStaticMarkup(<ChancePanel positions={noDebtAccount.positions} chances={[]} />),
    ).toBe('')
  })
})

describe('MarketChancePanels', () => {
  test('default: volatility, correlation, the worst days with seed and assumptions', () => {
    const text = toText(renderToStaticMarkup(<MarketChancePanels chance={chance} />))
    expect(text).toContain('61.0 % ± 2.8 %')
    expect(text).toContain('not known: its price source tells no past rounds')
    expect(text).toContain('0.85')
    expect(text).toContain('−0.02')
    expect(text).toContain('$164k $141k to $201k')
    expect(text).toContain('seed 1')
    expect(text).toContain('0.4 % of collateral and 0.0 % of debt are held still')
    expect(text).toContain('$2.10k of collateral (1 account) can be liquidated already')
  })

  test('behavior: who is left out and what is assumed is said', () => {
    const text = toText(renderToStaticMarkup(<MarketChancePanels chance={chance} />))
    expect(text).toContain('2 more accounts are left out: a price is missing')
    expect(text).toContain('a day’s interest, jumps and failing oracles are not in it')
    expect(text).toContain('Two feeds with too few rounds in common have no known correlation')
  })

  test('behavior: what is not known is said', () => {
    const unpriced = { kind: 'unknown' as const, reason: 'unpriced' as const, assets: [] }
    const none = { ...chance, tails: unpriced }
    const said = toText(renderToStaticMarkup(<MarketChancePanels chance={none} />))
    expect(said).toContain('A price is missing for every loan here')
    expect(said).not.toContain('Nobody owes')
    expect(toText(renderToStaticMarkup(<MarketChancePanels chance={null} />))).toContain(
      'not known yet',
    )
    const assets = [chance.assets[3]?.address ?? '0x'] as `0x${string}`[]
    const tails = { kind: 'unknown' as const, reason: 'no-volatility' as const, assets }
    const text = toText(renderToStaticMarkup(<MarketChancePanels chance={{ ...chance, tails }} />))
    expect(text).toContain('Nothing tells how ODD moved')
  })
})
