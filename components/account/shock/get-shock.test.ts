import { describe, expect, test } from 'vitest'
import type { Position } from '@/lib/api/schema/position'
import { noDebtAccount, unpricedAccount } from '@/lib/api/testing/account'
import { usdc, wbtc, weth } from '@/lib/api/testing/assets'
import { latePosition } from '@/lib/api/testing/late-position'
import { cometPosition, morphoPosition, skyPosition } from '@/lib/api/testing/other-positions'
import { position } from '@/lib/api/testing/position'
import { chooseShock, getShockOptions, getShockOutcome, type Shock } from './get-shock'
import { getShockEffect } from './get-shock-effect'
import { getShockTitle } from './get-shock-title'

const far = (fall: string, asset: string = weth.asset) => ({ asset, fall })
/** Nobody tells what prices are read from: it falls alone. */
const getEffect = (of: Position, { asset }: Shock) =>
  getShockEffect(of, { asset, graphs: [], inputs: [] })
const getOutcome = (of: Position, shock: Shock) =>
  getShockOutcome(of, { fall: shock.fall, reach: getEffect(of, shock).reach })
const all = [position, morphoPosition, cometPosition, skyPosition]

describe('getShockOutcome', () => {
  test('default: liquidatable from the very distance on', () => {
    const each = position.distance.perAsset.find(({ asset }) => asset === weth.asset)
    if (!each || 'unreachable' in each) throw new Error('WETH reaches it')
    expect(getOutcome(position, far(each.distance))).toBe('liquidatable')
    expect(getOutcome(position, far('0.3'))).toBe('unreached')
    expect(getOutcome(position, far('1', usdc.asset))).toBe('helped')
    expect(getOutcome(position, far('1', '0x0000000000000000000000000000000000000001'))).toBe(
      'untouched',
    )
  })

  test('behavior: an earlier line is crossed before', () => {
    expect(getOutcome(morphoPosition, far('0.175'))).toBe('part')
    expect(getOutcome(morphoPosition, far('0.1749'))).toBe('unreached')
    expect(getOutcome(morphoPosition, far('0.5'))).toBe('liquidatable')
  })

  test('behavior: what is past it, owes nothing or has no price', () => {
    const of = ([first]: readonly Position[]) => {
      if (!first) throw new Error('no position')
      return getOutcome(first, far('0.01'))
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
    getShockTitle(
      all.map((each) => ({ position: each, effect: getEffect(each, far(fall)) })),
      { shock: far(fall), symbol: 'WETH' },
    ).replaceAll('\u00a0', ' ')
  expect(tell('0.2')).toBe('If WETH falls 20.0 %, no position is liquidatable')
  expect(tell('0.4')).toBe(
    'If WETH falls 40.0 %, all 4 positions are liquidatable, $80,000.00 owed',
  )
})

test('getShockTitle: what falls with it is named, several are counted', () => {
  const effect = getEffect(position, far('0.2'))
  const by = { kind: 'unit' } as const
  const tell = (...symbols: string[]) =>
    getShockTitle(
      [
        {
          position,
          effect: {
            ...effect,
            followers: symbols.map((symbol) => ({ asset: symbol, symbol, by })),
            reach: { kind: 'at', distance: '0.15' },
          },
        },
      ],
      { shock: far('0.2'), symbol: 'WETH' },
    ).replaceAll('\u00a0', ' ')
  expect(tell('wstETH')).toMatch(
    /^If WETH falls 20\.0 % and wstETH with it, the position is liquidatable/,
  )
  expect(tell('wstETH', 'weETH')).toMatch(/^If WETH falls 20\.0 % and 2 assets with it, /)
})
