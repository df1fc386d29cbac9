import { expect, test, vi } from 'vitest'
import { compareTwice } from './compare-twice'

const miss = (address: `0x${string}`) => ({ address, ours: '1', theirs: '2' })

test('default: nothing differs, and nothing is asked again', async () => {
  const compare = vi.fn(async () => [])
  expect(await compareTwice(compare)).toEqual([])
  expect(compare).toHaveBeenCalledTimes(1)
})

test('behavior: only what differs both times counts', async () => {
  const answers = [
    [miss('0x01'), miss('0x02')],
    [miss('0x02'), miss('0x03')],
  ]
  expect(await compareTwice(async () => answers.shift() ?? [])).toEqual([miss('0x02')])
})
