import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CsvLink } from './csv-link'

const columns = [
  { header: 'name', kind: 'text', read: ({ name }: { name: string; count: number }) => name },
  { header: 'count', kind: 'number', read: ({ count }: { name: string; count: number }) => count },
] as const

test('default: a file with its name, that holds the table whole whatever is in it', () => {
  const rows = [
    { name: '0, the first', count: 2 },
    { name: '#1 & 100 % “ß”', count: 3 },
  ]
  const html = renderToStaticMarkup(<CsvLink name="a-table" columns={columns} rows={rows} />)
  expect(html).toContain('download="a-table.csv"')
  const [, href = ''] = /href="([^"]*)"/.exec(html) ?? []
  const [, text = ''] = /^data:text\/csv;charset=utf-8,(.*)$/.exec(href) ?? []
  expect(text).not.toMatch(/[#\s]/)
  expect(decodeURIComponent(text).replaceAll('&amp;', '&')).toBe(
    'name,count\r\n"0, the first",2\r\n#1 & 100 % “ß”,3\r\n',
  )
})
