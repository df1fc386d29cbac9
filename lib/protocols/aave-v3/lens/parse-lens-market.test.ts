import { describe, expect, test } from 'vitest'
import { createByteReader } from '@/lib/chain/lens/byte-reader'
import { AdapterInvariantError } from '@/lib/errors'
import { parseLensMarket } from './parse-lens-market'

const word = (hex: string, bytes: number) => hex.padStart(bytes * 2, '0')
const address = (digit: string) => digit.repeat(40)

const header = [
  '01',
  word('a', 4),
  word('65', 5),
  address('1'),
  address('2'),
  address('3'),
  address('0'),
  address('0'),
  word((10n ** 8n).toString(16), 32),
  '01',
].join('')

describe('parseLensMarket', () => {
  test('default', () => {
    const account = ['02', '00', '02', '83', '03', word('7', 16), word('8', 16)].join('')
    const stable = ['05', '04', word('9', 16), word('a', 16), word('b', 5)].join('')
    const market = parseLensMarket(`0x${header}0000${word('1', 4)}${account}${stable}`)
    expect(market).toMatchObject({
      revision: 10,
      timestamp: 101,
      sentinel: null,
      baseCurrencyUnit: 100_000_000n,
      liquidationAllowed: true,
      reserves: [],
      eModes: [],
    })
    expect(market.accounts).toEqual([
      {
        eModeCategoryId: 2,
        accountData: null,
        positions: [
          { reserveId: 3, usedAsCollateral: true, scaledCollateral: 7n, scaledVariableDebt: 8n },
          {
            reserveId: 5,
            usedAsCollateral: false,
            scaledCollateral: 0n,
            scaledVariableDebt: 0n,
            stableDebt: { principal: 9n, rate: 10n, lastUpdated: 11 },
          },
        ],
      },
    ])
  })

  test('error: too short, too long, another version', () => {
    const whole = `${header}0000${word('0', 4)}`
    expect(parseLensMarket(`0x${whole}`).accounts).toEqual([])
    for (const bad of [whole.slice(0, -2), `${whole}00`, `02${whole.slice(2)}`, '']) {
      expect(() => parseLensMarket(`0x${bad}`)).toThrow(AdapterInvariantError)
    }
  })
})

describe('createByteReader', () => {
  test('default', () => {
    const reader = createByteReader(`0x${'ff'.repeat(32)}0102${'00'.repeat(20)}`)
    expect(reader.signed()).toBe(-1n)
    expect(reader.number(2)).toBe(258)
    expect(reader.addressOrNull()).toBeNull()
    expect(reader.atEnd()).toBe(true)
    expect(() => reader.number(1)).toThrow(RangeError)
  })
})
