import { formatAmount, formatAmountExact } from '@/lib/format'
import { Token } from './token'

type Props = {
  /** The token's integer. */
  amount: string
  decimals: number
  /** Written after the number where the column doesn't say it. */
  symbol?: string
  /** Debts are rounded `up`, what one has `down`. */
  rounding?: 'down' | 'up'
}

/** Names longer than any honest symbol may break: they must not widen a page. */
const LONG = 12

/** A token amount, precision by its size; every digit on hover. */
export function Amount({ amount, decimals, symbol, rounding = 'down' }: Props) {
  return (
    <span className={symbol && symbol.length > LONG ? undefined : 'whitespace-nowrap'}>
      <data value={amount} data-live="" title={formatAmountExact(amount, decimals)}>
        {formatAmount(amount, { decimals, rounding })}
      </data>
      {symbol === undefined ? null : (
        <>
          {' '}
          <Token symbol={symbol} />
        </>
      )}
    </span>
  )
}
