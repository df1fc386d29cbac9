import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvColumn, toCsv } from './to-csv'

type Row = { name: string | null; amount: string | number | null }

const columns: CsvColumn<Row>[] = [
  { header: 'name', kind: 'text', read: (row) => row.name },
  { header: 'amount', kind: 'number', read: (row) => row.amount },
]

test('default', () => {
  expect(toCsv(columns, [{ name: 'WETH', amount: '1.5' }])).toBe('name,amount\r\nWETH,1.5\r\n')
})

test('behavior: no rows leave the header', () => {
  expect(toCsv(columns, [])).toBe('name,amount\r\n')
})

test('behavior: unknown is empty, zero is not', () => {
  expect(toCsv(columns, [{ name: null, amount: null }])).toBe('name,amount\r\n,\r\n')
  expect(toCsv(columns, [{ name: '', amount: 0 }])).toBe('name,amount\r\n,0\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1'])(
  'behavior: the text %j is no formula',
  (name) => {
    const cell = toCsv(columns, [{ name, amount: null }])
      .split('\r\n')
      .slice(1)
      .join('\r\n')
    expect(cell.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('behavior: negative numbers stay numbers, other text in their column does not', () => {
  expect(toCsv(columns, [{ name: null, amount: '-0.0125' }])).toContain(',-0.0125\r\n')
  expect(toCsv(columns, [{ name: null, amount: '-1+cmd' }])).toContain(",'-1+cmd\r\n")
})

/** RFC 4180, read back. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('DECODE_ENCODE_IS_IDENTITY', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\r', '\n', "'", ' ', '=', 'ü', '\t'),
  })
  fc.assert(
    fc.property(fc.array(anyText), (names) => {
      const [, ...rows] = parseCsv(
        toCsv(
          columns,
          names.map((name) => ({ name, amount: 7 })),
        ),
      )
      const expected = names.map((name) => (/^[=+\-@\t\r]/.test(name) ? `'${name}` : name))
      expect(rows).toEqual(expected.map((name) => [name, '7']))
    }),
  )
})
