import type { Position } from '@/lib/api/schema/position'
import { formatBlockNumber } from '@/lib/format'
import { Age } from '../ui/age.client'
import { Notice } from '../ui/notice'

/** Where the chain can't be followed just now: which numbers are old, how old, and why. */
export function StaleNotice({ positions }: { positions: readonly Position[] }) {
  const stale = positions.filter(({ source }) => source.status !== 'fresh')
  if (stale.length === 0) return null
  return (
    <Notice kind="watch">
      <b>These numbers are not of now.</b>{' '}
      {stale.map(({ market, marketName, asOf, source }) => (
        <span key={market}>
          <bdi>{marketName}</bdi> is shown as of block {formatBlockNumber(asOf.blockNumber)}
          {source.ageSeconds === null ? null : (
            <>
              , <Age at={asOf.timestamp} seconds={source.ageSeconds} /> ago
            </>
          )}
          . {source.reason ?? 'The node does not answer.'}{' '}
        </span>
      ))}
      It goes on by itself once the chain can be read again.
    </Notice>
  )
}
