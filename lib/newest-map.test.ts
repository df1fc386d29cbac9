import { expect, test } from 'vitest'
import { NewestMap } from './newest-map'

test('default: the entry that was set longest ago goes first, and setting again makes it the newest', () => {
  const map = new NewestMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3).set('c', 4)
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ])
  map.delete('a')
  expect([...map.set('d', 5).keys()]).toEqual(['c', 'd'])
})
