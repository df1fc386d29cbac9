import type { Market } from '@/lib/api/schema/market'
import { getAuditText, getAuditVerdict } from './audit-words'

const MARKS = {
  none: { className: 'text-muted', sign: null },
  equal: { className: 'text-afloat', sign: '✓ ' },
  differs: { className: 'font-bold text-under', sign: '✗ ' },
}

/** Beside a market's totals: how many comparisons with the protocol's own view were equal. */
export function AuditMark({ audit }: Pick<Market, 'audit'>) {
  const { className, sign } = MARKS[getAuditVerdict(audit)]
  return (
    <span className={className}>
      {sign ? <span aria-hidden="true">{sign}</span> : null}
      {getAuditText(audit)}
    </span>
  )
}
