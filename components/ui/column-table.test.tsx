import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Column, ColumnTable } from './column-table'

type Loan = { id: string; owed: number }

const loans: readonly Loan[] = [
  { id: 'a', owed: 1 },
  { id: 'b', owed: 2 },
]
const columns: readonly Column<Loan>[] = [
  { head: <b>Loan</b>, isRowHead: true, cell: ({ id }) => id },
  { head: 'Owed now', label: 'Owed', numeric: true, cell: ({ owed }) => `$${owed}` },
  { head: 'Why', className: 'wordy', cell: () => 'late' },
]
const props = { columns, rows: loans, getKey: ({ id }: Loan) => id }

test('default: heads, a head a row, and cells that say what they hold', () => {
  expect(renderToStaticMarkup(<ColumnTable {...props} caption="Loans" />)).toBe(
    '<table class="table lists"><caption class="sr-only">Loans</caption>' +
      '<thead><tr><th scope="col"><b>Loan</b></th><th scope="col" class="n">Owed now</th>' +
      '<th scope="col">Why</th></tr></thead><tbody>' +
      '<tr><th scope="row" data-head="">a</th><td class="n" data-label="Owed">$1</td>' +
      '<td class="wordy" data-label="Why">late</td></tr>' +
      '<tr><th scope="row" data-head="">b</th><td class="n" data-label="Owed">$2</td>' +
      '<td class="wordy" data-label="Why">late</td></tr></tbody></table>',
  )
})

test('behavior: a plain table names no cell, for its heads are always seen', () => {
  const html = renderToStaticMarkup(<ColumnTable {...props} isPlain className="self-start" />)
  expect(html).toContain('<table class="table self-start"><thead>')
  expect(html).toContain('<tr><th scope="row">a</th><td class="n">$1</td>')
})

test('behavior: rows are marked all alike, or each by what it holds', () => {
  const all = renderToStaticMarkup(<ColumnTable {...props} rowClass="row-link" />)
  expect(all.match(/<tr class="row-link">/g)).toHaveLength(loans.length)
  const one = renderToStaticMarkup(
    <ColumnTable {...props} rowClass={({ id }) => (id === 'b' ? 'bg-field' : undefined)} />,
  )
  expect(one).toContain('<tr><th scope="row" data-head="">a')
  expect(one).toContain('<tr class="bg-field"><th scope="row" data-head="">b')
})

test('behavior: only rows have keys, which a page that is sent as data would carry', () => {
  type Part = ReactElement<{ children: Part[] }>
  const body = (ColumnTable(props) as Part).props.children.at(-1)
  const rows = body?.props.children ?? expect.fail('no rows')
  expect(rows.map(({ key }) => key)).toEqual(['a', 'b'])
  const cells = rows.flatMap((row) => row.props.children)
  expect(cells).toHaveLength(loans.length * columns.length)
  expect(cells.every(({ key }) => key === null)).toBe(true)
})
