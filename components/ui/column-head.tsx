import { createElement, type ReactNode } from 'react'

export type ColumnName = {
  /** What the column holds, and in which unit. */
  head: ReactNode
  /** Figures: they stand to the right, and so does their head. */
  numeric?: boolean
}

/** A table's head by its columns; by itself where a body is more than one row a thing. */
export function ColumnHead({ columns }: { columns: readonly ColumnName[] }) {
  // Each in a place of its own: keys would only weigh on the page.
  return <thead>{createElement('tr', null, ...columns.map(toHead))}</thead>
}

/**
 * How wide each column of a `steady` table is, in percent of the table. For long tables: a browser that draws
 * the first rows before it has the others would else place every column anew with each of them.
 */
export function ColumnWidths({ percents }: { percents: readonly number[] }) {
  return createElement(
    'colgroup',
    null,
    ...percents.map((percent) => createElement('col', { style: { width: `${percent}%` } })),
  )
}

function toHead({ head, numeric = false }: ColumnName): ReactNode {
  return (
    <th scope="col" {...(numeric && { className: 'n' })}>
      {head}
    </th>
  )
}
