import { describe, expect, test } from 'vitest'
import type { Position } from '@/lib/api/schema/position'
import { noDebtAccount, unpricedAccount } from '@/lib/api/testing/account'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { latePosition } from '@/lib/api/testing/late-position'
import { cometPosition, morphoPosition, skyPosition } from '@/lib/api/testing/other-positions'
import { position } from '@/lib/api/testing/position'
import { chooseShock, getShockOptions, getShockOutcome } from './get-shock'
import { getShockTitle } from './get-shock-title'

const far = (fall: string, asset: string = weth.asset) => ({ asset, fall })
const all = [position, morphoPosition, cometPosition, skyPosition]

describe('getShockOutcome', () => {
  test('default: liquidatable from the very distance on', () => {
    const each = position.distance.perAsset.find(({ asset }) => asset === weth.asset)
    if (!each || 'unreachable' in each) throw new Error('WETH reaches it')
    expect(getShockOutcome(position, far(each.distance))).toBe('liquidatable')
    expect(getShockOutcome(position, far('0.3'))).toBe('unreached')
    expect(getShockOutcome(position, far('1', usdc.asset))).toBe('helped')
    expect(getShockOutcome(position, far('1', '0x0000000000000000000000000000000000000001'))).toBe(
      'untouched',
    )
  })

  test('behavior: an earlier line is crossed before', () => {
    expect(getShockOutcome(morphoPosition, far('0.175'))).toBe('part')
    expect(getShockOutcome(morphoPosition, far('0.1749'))).toBe('unreached')
    expect(getShockOutcome(morphoPosition, far('0.5'))).toBe('liquidatable')
  })

  test('behavior: what is past it, owes nothing or has no price', () => {
    const of = ([first]: readonly Position[]) => {
      if (!first) throw new Error('no position')
      return getShockOutcome(first, far('0.01'))
    }
    expect(of([latePosition])).toBe('already')
    expect(of(noDebtAccount.positions)).toBe('no-debt')
    expect(of(unpricedAccount.positions)).toBe('unknown')
  })
})

test('chooseShock: what is held most and 20 % unless the URL says what can be used', () => {
  const options = getShockOptions(all)
  expect(options.map(({ symbol }) => symbol)).toEqual(['WETH', 'WBTC'])
  expect(chooseShock(options, {})).toEqual(far('0.2'))
  const asked = { shock: wbtc.asset.toLowerCase(), fall: '0.35' }
  expect(chooseShock(options, asked)).toEqual(far('0.35', wbtc.asset))
  expect(chooseShock(options, { shock: 'x', fall: '20' })).toEqual(far('0.2'))
  expect(chooseShock([], {})).toBeNull()
})

test('getShockTitle: how many, and what they owe', () => {
  const tell = (fall: string) =>
    getShockTitle(all, { shock: far(fall), symbol: 'WETH' }).replaceAll('\u00a0', ' ')
  expect(tell('0.2')).toBe('If WETH falls 20.0 %, no position is liquidatable')
  expect(tell('0.4')).toBe(
    'If WETH falls 40.0 %, all 4 positions are liquidatable, $80,000.00 owed',
  )
})
