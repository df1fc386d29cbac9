import { formatPrice } from '@/lib/format'
import { Unknown } from './unknown'

type Props = {
  /** Dollars, decimal string; `null` where the oracle gives none. */
  usd: string | null
  rounding?: 'down' | 'up' | 'nearest'
}

/** An oracle's price, or one that would liquidate (then rounded towards today's). All digits on hover. */
export function Price({ usd, rounding = 'nearest' }: Props) {
  if (usd === null) return <Unknown why="The oracle gives no price" />
  return (
    <data value={usd} data-live="" title={`$${usd}`} className="whitespace-nowrap">
      {formatPrice(usd, rounding)}
    </data>
  )
}
