import type { ReactNode } from 'react'
import { Amount } from '../../ui/amount'
import { Usd } from '../../ui/usd'
import type { Receipt, ReceiptLine } from './get-receipt'

/** The receipt's lines: what is repaid, what is taken, who gets it, what is lost. */
export function ReceiptLines({ receipt }: { receipt: Receipt }) {
  return (
    <dl className="grid grid-cols-[1fr_auto] content-start gap-x-3 gap-y-1.5">
      {receipt.lines.map((line, index) => (
        // A term such as "worth" stands twice: its place is what tells the two apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a receipt keep their places
        <Line key={`${index} ${line.term}`} term={line.term}>
          <Value line={line} />
        </Line>
      ))}
      <dt className="border-rule border-t pt-1.5 font-bold">{receipt.lossTerm}</dt>
      <dd className="border-rule border-t pt-1.5 text-right font-bold">
        <Usd value={receipt.lossUsd} />
      </dd>
    </dl>
  )
}

function Value({ line }: { line: ReceiptLine }) {
  if ('text' in line) return line.text
  if ('usd' in line) return <Usd value={line.usd} />
  const { symbol, decimals } = line.token
  const rounding = line.isBack ? 'down' : 'up'
  return <Amount {...{ symbol, decimals, rounding }} amount={line.amount} />
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="text-right">{children}</dd>
    </>
  )
}
