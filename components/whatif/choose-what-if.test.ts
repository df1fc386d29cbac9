import { describe, expect, test } from 'vitest'
import { riskInput } from '@/lib/api/testing/risk-input'
import { chooseWhatIf } from './choose-what-if'

const other = { ...riskInput, market: 'other' }
const choose = (params: Record<string, string | string[]>, inputs = [riskInput, other]) =>
  chooseWhatIf(params, { inputs, path: '/accounts/x.eth' })

describe('chooseWhatIf', () => {
  test('default: the first input, without a what-if', () => {
    expect(choose({})).toEqual({
      choice: { input: riskInput, fields: {}, path: '/accounts/x.eth', hidden: {} },
      missing: null,
      ignored: [],
      cleanHref: null,
    })
  })

  test('behavior: the market that the link names, which the form keeps', () => {
    const { choice, missing } = choose({ market: 'other', block: '5', 'p.WETH': '1' })
    expect(choice).toMatchObject({
      input: other,
      fields: { 'p.WETH': '1' },
      hidden: { market: 'other', block: '5' },
    })
    expect(missing).toBeNull()
  })

  test('behavior: a market without a position is said, and not kept', () => {
    const { choice, missing } = choose({ market: 'gone' })
    expect(choice).toMatchObject({ input: riskInput, hidden: {} })
    expect(missing).toBe('gone')
  })

  test('behavior: one vault of several in a market', () => {
    const vaults = ['0xAb', '0xCd'].map((subaccount) => ({ ...riskInput, subaccount }))
    expect(choose({ market: riskInput.market }, vaults).choice?.input).toBe(vaults[0])
    const { choice, missing } = choose({ market: riskInput.market, subaccount: '0xcd' }, vaults)
    expect(choice).toMatchObject({ input: vaults[1], hidden: { subaccount: '0xcd' } })
    expect(missing).toBeNull()
    expect(choose({ subaccount: '0xef' }, vaults)).toMatchObject({
      choice: { input: vaults[0], hidden: {} },
      missing: '0xef',
    })
  })

  test('behavior: keys that mean nothing are named', () => {
    expect(choose({ utm_source: 'x', 'p.WETH': '1', 'q.WETH': '1' }).ignored).toEqual([
      'utm_source',
      'q.WETH',
    ])
  })

  test('behavior: empty fields of the form go from the address, and only they', () => {
    const { cleanHref } = choose({ 'p.WETH': '', 'repay.USDC': '1 0', market: '', a: ['1', '2'] })
    expect(cleanHref).toBe('/accounts/x.eth?repay.USDC=1+0&a=1&a=2')
    expect(choose({ level: '' }).cleanHref).toBe('/accounts/x.eth')
    expect(choose({ foo: '' }).cleanHref).toBeNull()
  })

  test('error: nothing to play on', () => {
    expect(choose({}, []).choice).toBeNull()
  })
})
