import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packRows, unpackRows } from './pack-rows'

describe('packRows', () => {
  test('PACKED_ROWS_COME_BACK', () => {
    const key = fc.string().filter((text) => !text.includes('\0'))
    const value = fc.option(fc.uint8Array({ maxLength: 20 }), { nil: null })
    fc.assert(
      fc.property(fc.array(fc.record({ key, value })), (rows) => {
        const plain = rows.map((row) => ({
          ...row,
          value: row.value && Uint8Array.from(row.value),
        }))
        expect(unpackRows(structuredClone(packRows(rows)))).toEqual(plain)
      }),
    )
  })

  test('behavior: no rows, and one with an empty key, are told apart', () => {
    expect(unpackRows(packRows([]))).toEqual([])
    expect(unpackRows(packRows([{ key: '', value: null }]))).toEqual([{ key: '', value: null }])
  })
})
