import { type CsvColumn, toCsv } from '@/lib/api/http/to-csv'

type Table<Row> = {
  /** Of the file, without its ending. */
  name: string
  columns: readonly CsvColumn<Row>[]
  rows: readonly Row[]
}

/** A table as a link that holds it: CSV of what the page has and the API does not give so. Works without scripts. */
export function CsvLink<Row>({ name, columns, rows }: Table<Row>) {
  return (
    <a className="link" href={toCsvHref(columns, rows)} download={`${name}.csv`}>
      CSV
    </a>
  )
}

/** Only what an address can't hold is written as `%…`: the link stands in the page. */
function toCsvHref<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return `data:text/csv;charset=utf-8,${encodeURI(toCsv(columns, rows)).replaceAll('#', '%23')}`
}
