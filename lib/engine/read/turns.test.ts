import { expect, test } from 'vitest'
import { BusyError } from '@/lib/errors'
import { Turns } from './turns'

test('default: one after another, in their order, whatever one throws', async () => {
  const turns = new Turns()
  const done: number[] = []
  const work = [1, 2, 3].map((id) =>
    turns.run(() => {
      if (id === 2) throw new RangeError('two')
      done.push(id)
      return id
    }),
  )
  expect(await Promise.allSettled(work)).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: { message: 'two' } },
    { status: 'fulfilled', value: 3 },
  ])
  expect(done).toEqual([1, 3])
})

test('error: too many wait', async () => {
  const turns = new Turns()
  const waiting = Array.from({ length: 8 }, () => turns.run(() => 1))
  await expect(turns.run(() => 1)).rejects.toThrow(BusyError)
  await Promise.all(waiting)
  expect(await turns.run(() => 2)).toBe(2)
})
