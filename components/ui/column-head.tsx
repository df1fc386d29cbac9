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

function toHead({ head, numeric = false }: ColumnName): ReactNode {
  return (
    <th scope="col" {...(numeric && { className: 'n' })}>
      {head}
    </th>
  )
}
