import type { Source } from '@/lib/api/schema/as-of'
import { formatAge } from '@/lib/format'
import { Chip } from './risk-chip'

/** Nothing while the numbers follow the head; otherwise a mark, a word and the reason. */
export function SourceMark({ source }: { source: Source }) {
  if (source.status === 'fresh') return null
  const why = source.reason ?? 'The node does not answer.'
  if (source.status === 'down') {
    return (
      <Chip className="bg-under-wash text-under">
        <span aria-hidden="true">✕</span>
        <span title={why}>down: nothing could be read</span>
      </Chip>
    )
  }
  return (
    <Chip className="bg-watch-wash text-watch">
      <span aria-hidden="true">◷</span>
      <span title={why}>
        stale{source.ageSeconds === null ? '' : `: ${formatAge(source.ageSeconds)} old`}
      </span>
    </Chip>
  )
}
