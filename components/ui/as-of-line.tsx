import type { AsOf, Source } from '@/lib/api/schema/as-of'
import { formatBlockNumber } from '@/lib/format'
import { Age } from './age.client'
import { SourceMark } from './source-mark'

/** For a panel's footer: `Aave v3 · block 21,930,114 · 6 s ago`, and a mark where it is no longer fresh. */
export function AsOfLine({
  name,
  asOf,
  source,
}: {
  name?: string
  asOf: AsOf | null
  source: Source
}) {
  return (
    <span>
      {name ? <bdi>{name} · </bdi> : null}
      {asOf ? (
        <>
          block <data value={asOf.blockNumber}>{formatBlockNumber(asOf.blockNumber)}</data>
          {source.ageSeconds === null ? null : (
            <>
              {' · '}
              <Age at={asOf.timestamp} seconds={source.ageSeconds} /> ago
            </>
          )}
        </>
      ) : (
        'no block read yet'
      )}
      {source.status === 'fresh' ? null : ' '}
      <SourceMark source={source} />
    </span>
  )
}
