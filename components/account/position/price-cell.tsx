import type { Price as PriceJson } from '@/lib/api/schema/price'
import { formatAddress, formatAge } from '@/lib/format'
import { Age } from '../../ui/age.client'
import { Price } from '../../ui/price'

/** An oracle's price with its age, its feed, and whether it is later than its own heartbeat allows. */
export function PriceCell({ price }: { price: PriceJson }) {
  return (
    <span className="inline-block">
      <Price usd={price.usd} />
      <span className="block text-faint text-t1">
        <PriceAge price={price} />
        {price.source ? (
          <>
            {' · '}
            <span title={`Feed ${price.source}`}>{formatAddress(price.source)}</span>
          </>
        ) : null}
      </span>
    </span>
  )
}

function PriceAge({
  price: { status, ageSeconds, updatedAt, heartbeatSeconds },
}: {
  price: PriceJson
}) {
  if (status === 'unpriced') return <b className="text-under">no price</b>
  if (ageSeconds === null) return 'age not told'
  const age = <Age at={updatedAt} seconds={ageSeconds} />
  if (status !== 'stale') return age
  return (
    <b
      className="text-watch"
      title={
        heartbeatSeconds === null
          ? 'Older than usual'
          : `Expected every ${formatAge(heartbeatSeconds)}`
      }
    >
      stale, {age}
    </b>
  )
}
