import { type CsvColumn, toCsv } from './to-csv'

/** How a list is told as CSV. */
export type CsvView<Answer> = { filename: string; encode: (answer: Answer) => string }

export function createCsvView<Answer, Row>(options: {
  filename: string
  columns: readonly CsvColumn<Row>[]
  toRows: (answer: Answer) => readonly Row[]
}): CsvView<Answer> {
  return {
    filename: options.filename,
    encode: (answer) => toCsv(options.columns, options.toRows(answer)),
  }
}
