import { pad } from 'viem'
import { expect, test } from 'vitest'
import { getStateDifference } from './get-state-difference'

const [a, b, c] = ['0xA', '0xB', '0xC']
const slot = (index: number) => pad(`0x${index}`)

test('default: what was touched is as it was before, what changed as it became, a slot that is gone is zero', () => {
  const difference = getStateDifference(
    {
      [a]: {
        balance: '0x5',
        storage: { [slot(1)]: slot(7), [slot(2)]: slot(8), [slot(3)]: slot(9) },
      },
      [b]: { balance: '0x9' },
    },
    {
      pre: {
        [a]: { balance: '0x5', storage: { [slot(1)]: slot(7), [slot(2)]: slot(8) } },
        [b]: { balance: '0x9' },
      },
      post: {
        [a]: { storage: { [slot(1)]: slot(6) } },
        [b]: { balance: '0x4' },
        [c]: { balance: '0x5' },
      },
    },
  )
  expect(difference.before).toEqual({
    '0xa': { stateDiff: { [slot(1)]: slot(7), [slot(2)]: slot(8), [slot(3)]: slot(9) } },
  })
  expect(difference.after).toEqual({
    '0xa': { stateDiff: { [slot(1)]: slot(6), [slot(2)]: slot(0), [slot(3)]: slot(9) } },
  })
  expect(difference.nativeChanges).toEqual(
    new Map([
      ['0xb', -5n],
      ['0xc', 5n],
    ]),
  )
})
