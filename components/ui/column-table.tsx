import { createElement, type ReactNode } from 'react'
import { ColumnHead, type ColumnName } from './column-head'

/**
 * One column: its head, and what each row's cell shows. `isRowHead`: its cells name their rows. All others are
 * named in each cell too, by `label` or by the head's own words, for phones show no heads.
 */
export type Column<Row> = Pick<ColumnName, 'numeric'> & {
  cell: (row: Row) => ReactNode
  /** Of its cells, beside what `numeric` gives them. */
  className?: string
} & (
    | { isRowHead: true; head: ReactNode }
    | { isRowHead?: never; head: string; label?: string }
    | { isRowHead?: never; head: ReactNode; label: string }
  )

type Props<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  getKey: (row: Row, index: number) => string | number
  /** Read aloud before the table; left out where what stands around it is named so. */
  caption?: string
  /** Stays a table on a phone too; others become a list of what their rows hold. */
  isPlain?: boolean
  className?: string
  /** `row-link`: the link in the row's head covers the row. */
  rowClass?: string | ((row: Row) => string | undefined)
}

/** A table of one row a thing, drawn by its columns, on the server and in the browser alike. */
export function ColumnTable<Row>(props: Props<Row>) {
  const { columns, rows, getKey, caption, isPlain = false, className, rowClass } = props
  return (
    <table className={join('table', isPlain ? undefined : 'lists', className)}>
      {caption === undefined ? null : <caption className="sr-only">{caption}</caption>}
      <ColumnHead columns={columns} />
      <tbody>
        {rows.map((row, index) =>
          createElement(
            'tr',
            {
              key: getKey(row, index),
              ...toClass(typeof rowClass === 'function' ? rowClass(row) : rowClass),
            },
            // Each in a place of its own: a key a cell would weigh on pages of many rows.
            ...columns.map((column) => toCell(column, { row, isPlain })),
          ),
        )}
      </tbody>
    </table>
  )
}

function toCell<Row>(
  column: Column<Row>,
  { row, isPlain }: { row: Row; isPlain: boolean },
): ReactNode {
  const shown = toClass(join(column.numeric ? 'n' : undefined, column.className))
  if (column.isRowHead)
    return (
      <th scope="row" {...(!isPlain && { 'data-head': '' })} {...shown}>
        {column.cell(row)}
      </th>
    )
  const label = column.label ?? column.head
  return (
    <td {...shown} {...(!isPlain && { 'data-label': label })}>
      {column.cell(row)}
    </td>
  )
}

const join = (...classes: readonly (string | undefined)[]) =>
  classes.filter((each) => each !== undefined).join(' ')

const toClass = (className: string | undefined) => (className ? { className } : {})
