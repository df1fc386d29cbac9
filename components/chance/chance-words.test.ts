import { describe, expect, test } from 'vitest'
import {
  lateAccount,
  noDebtAccount,
  account as priced,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { chance, toPositionChance } from '@/lib/api/testing/chance'
import {
  formatChance,
  formatChanceError,
  formatChanceRange,
  formatDeviations,
  getChanceProblem,
  getChanceTitle,
} from './chance-words'
import { getTailsTitle } from './get-tails-title'
import { getVolatilityTitle } from './get-volatility-title'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('formatChance', () => {
  test.each([
    ['0.000000', 'under 0.1 %'],
    ['0.000400', 'under 0.1 %'],
    ['0.001001', '0.2 %'],
    ['0.040000', '4.0 %'],
    ['0.040001', '4.1 %'],
    ['0.998999', '99.9 %'],
    ['0.999100', 'over 99.9 %'],
    ['1.000000', '100.0 %'],
  ])('default: %s is %s', (value, text) => {
    expect(plain(formatChance(value))).toBe(text)
  })

  test('behavior: the error stands in the same unit, rounded up, where there is one', () => {
    expect(formatChanceError({ chance: '0.04', error: '0.002501' })).toBe('± 0.3')
    expect(formatChanceError({ chance: '0.04', error: '0.000000' })).toBe('')
    expect(formatChanceError({ chance: '0.0004', error: '0.0005' })).toBe('')
  })

  test('behavior: a range is rounded outwards, a distance in deviations down', () => {
    expect(plain(formatChanceRange({ low: '0.0319', high: '0.0521' }))).toBe('3.1 % to 5.3 %')
    expect(formatChanceRange({ low: '0.000000', high: '0.000300' })).toBe('')
    expect(formatDeviations('2.3999')).toBe('2.3')
    expect(formatDeviations('0.0900')).toBe('0.0')
    expect(formatDeviations('812.2')).toBe('over 100')
  })
})

describe('sentences', () => {
  const titleOf = ({ positions }: typeof priced) =>
    plain(getChanceTitle(positions.map(toPositionChance)))

  test('default: one loan, several, one that is touched already', () => {
    expect(plain(getChanceTitle(priced.positions.slice(0, 1).map(toPositionChance)))).toBe(
      'Chance to touch the line within a week: 0.4 %',
    )
    expect(titleOf(lateAccount)).toBe('The line is touched already')
  })

  test('behavior: what can not be known is said', () => {
    expect(titleOf(unpricedAccount)).toBe('The chance to touch the line is not known')
    expect(titleOf(noDebtAccount)).toBe('The chance to touch the line is not known')
    const assets = [{ address: chance.assets[3]?.address ?? '0x', symbol: 'ODD' }]
    expect(getChanceProblem({ kind: 'unknown', reason: 'no-volatility', assets })).toBe(
      'not known: nothing tells how ODD moved',
    )
    expect(getChanceProblem({ kind: 'unknown', reason: 'unpriced', assets })).toBe(
      'not known: a price is missing (ODD)',
    )
  })

  test('behavior: of a market', () => {
    expect(plain(getVolatilityTitle(chance.assets))).toBe(
      'WETH moves most: by 3.2 % on a usual day',
    )
    expect(getVolatilityTitle(chance.assets.slice(3))).toBe('How its prices move is not known')
    expect(getTailsTitle(chance.tails)).toBe(
      'One day in a hundred liquidates more than $164k, $812 stays unpaid',
    )
    expect(getTailsTitle({ kind: 'unknown', reason: 'no-borrowers', assets: [] })).toBe(
      'What a bad day would bring is not known',
    )
  })
})
