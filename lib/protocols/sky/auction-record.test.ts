import { describe, expect, test } from 'vitest'
import { addEvent, cutEvents, listTakes } from './auction-record'
import { makePlace, makeRecord, makeTake } from './testing/make-record'

const first = makeTake([12, 3], { slice: 4, price: 1_200, tab: 6_500, lot: 6 })
const second = makeTake([14, 1], { slice: 6, price: 900, tab: 1_100, lot: 0 })

describe('addEvent', () => {
  test('default: events stand in the order of the chain, however they came', () => {
    const { events } = makeRecord(second, first)
    expect(events.map(({ kind }) => kind)).toEqual(['bark', 'kick', 'take', 'take'])
    expect(listTakes({ events })).toEqual([first, second])
  })

  test('behavior: one that is there already changes nothing', () => {
    const record = makeRecord(first)
    expect(addEvent(record, first)).toBe(record)
  })
})

describe('cutEvents', () => {
  test('default: what was above the block goes, with what was told of it', () => {
    const told = new Map([[`${second.blockHash}-1`, {} as never]])
    const cut = cutEvents({ ...makeRecord(first, second), told }, 13)
    expect(cut?.events.length).toBe(3)
    expect(cut?.told.size).toBe(0)
  })

  test('behavior: the same where nothing was above, nothing where all was', () => {
    const record = makeRecord(first)
    expect(cutEvents(record, 12)).toBe(record)
    expect(cutEvents(record, 9)).toBeUndefined()
    expect(makePlace(10, 1).blockNumber).toBe(10)
  })
})
