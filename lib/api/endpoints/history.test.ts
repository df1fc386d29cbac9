import { expect, test } from 'vitest'
import { accountHistory, marketHistory } from '../testing/history'
import { accountHistoryEndpoint, marketHistoryEndpoint } from './history'

test('default: a market’s points as CSV, oldest first, each fall in its own column', () => {
  const [head, first] = marketHistoryEndpoint.csv?.encode(marketHistory).split('\r\n') ?? []
  const columns = head?.split(',') ?? []
  const cells = first?.split(',') ?? []
  const [item] = marketHistory.items
  expect(cells[columns.indexOf('at')]).toBe(item?.at)
  expect(cells[columns.indexOf('atRiskUsd at 0.2')]).toBe(item?.atRiskUsd[2])
  expect(cells).toHaveLength(columns.length)
})

test('behavior: a fall that was not kept is an empty cell', () => {
  const csv = marketHistoryEndpoint.csv?.encode({ ...marketHistory, falls: [] })
  expect(csv?.split('\r\n')[1]).toMatch(/,{5}$/)
})

test('default: an account’s points of all positions; an unknown health is an empty cell', () => {
  const positions = accountHistory.positions.map((position) => ({
    ...position,
    items: position.items.map((item) => ({ ...item, healthFactor: null })),
  }))
  const csv = accountHistoryEndpoint.csv?.encode({ ...accountHistory, positions }) ?? ''
  const rows = csv.trim().split('\r\n').slice(1)
  expect(rows).toHaveLength(positions.flatMap(({ items }) => items).length)
  const at = csv.split('\r\n')[0]?.split(',').indexOf('healthFactor') ?? -1
  expect(rows.map((row) => row.split(',')[at])).toEqual(rows.map(() => ''))
})
