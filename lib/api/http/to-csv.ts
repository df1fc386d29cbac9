export type CsvCell = string | number | boolean | null | undefined

/** `text` may come from a stranger (symbols, names, reasons); `number` is ours: digits, a sign, a point. */
export type CsvColumn<Row> = {
  header: string
  kind: 'text' | 'number'
  read: (row: Row) => CsvCell
}

const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * RFC 4180 with a header line. Text that a spreadsheet would take for a formula gets an apostrophe in front;
 * numbers are left as they are, negative ones too. What is not known is an empty cell.
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ header }) => quote(header)).join(',')]
  for (const row of rows) lines.push(columns.map((column) => toCell(column, row)).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function toCell<Row>(column: CsvColumn<Row>, row: Row): string {
  const value = column.read(row)
  if (value === null || value === undefined) return ''
  const text = String(value)
  if (column.kind === 'number' && NUMBER.test(text)) return text
  return quote(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
