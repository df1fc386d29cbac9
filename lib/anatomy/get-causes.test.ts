import { describe, expect, test } from 'vitest'
import { getCauses } from './get-causes'

type Moment = { price: number; debt: number; threshold: number }
const groups = {
  price: (base: Moment, { price }: Moment) => ({ ...base, price }),
  debt: (base: Moment, { debt }: Moment) => ({ ...base, debt }),
  threshold: (base: Moment, { threshold }: Moment) => ({ ...base, threshold }),
}
const healthOf = ({ price, debt, threshold }: Moment) =>
  debt === 0 ? null : BigInt(Math.floor((price * threshold * 1_000) / debt))
const isLiquidatable = (moment: Moment) => (healthOf(moment) ?? 1_000n) < 1_000n
const safe: Moment = { price: 130, debt: 100, threshold: 0.8 }
const find = (unsafe: Moment, from = safe) =>
  getCauses({ safe: from, unsafe, groups, isLiquidatable, healthOf })

describe('getCauses', () => {
  test('default: the one thing without which it was safe', () => {
    expect(find({ ...safe, price: 120 })).toEqual(['price'])
    expect(find({ ...safe, debt: 105 })).toEqual(['debt'])
    expect(find({ ...safe, threshold: 0.7 })).toEqual(['threshold'])
  })

  test('behavior: both that were needed, the one that lowered health more first', () => {
    expect(find({ ...safe, price: 127, debt: 103 })).toEqual(['debt', 'price'])
    expect(find({ ...safe, price: 126, debt: 102 })).toEqual(['price', 'debt'])
  })

  test('behavior: where each alone would have done it, all of them', () => {
    expect(find({ price: 100, debt: 110, threshold: 0.8 })).toEqual(['price', 'debt'])
  })

  test('behavior: what was needed comes before what would have done it alone', () => {
    // The price alone would have: 0.96. With what was repaid it needed the lower threshold too: 1.01, then 0.985.
    expect(find({ price: 120, debt: 95, threshold: 0.78 })).toEqual(['price', 'threshold'])
  })

  test('behavior: a debt out of nothing is the strongest', () => {
    expect(find({ price: 120, debt: 100, threshold: 0.8 }, { ...safe, debt: 0 })).toEqual([
      'debt',
      'price',
    ])
  })

  test('behavior: what helped is no cause', () => {
    expect(find({ price: 100, debt: 95, threshold: 0.8 })).toEqual(['price'])
  })
})
