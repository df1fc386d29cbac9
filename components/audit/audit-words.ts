import type { AuditLedger } from '@/lib/api/schema/market'
import { formatCount } from '@/lib/format'

type Ledger = Pick<AuditLedger, 'checks' | 'misses' | 'last'>

/** How a comparison went: never made, every one equal, or with differences. */
export type AuditVerdict = 'none' | 'equal' | 'differs'

export function getAuditVerdict(audit: Ledger | null): AuditVerdict {
  if (!audit || audit.checks === 0) return 'none'
  return audit.misses > 0 || audit.last.equal < audit.last.checked ? 'differs' : 'equal'
}

/** In a few words: `verified 1,250 of 1,250`; with misses how many; `not compared yet` before the first. */
export function getAuditText(audit: Ledger | null): string {
  if (!audit || audit.checks === 0) return 'not compared yet'
  const equal = `verified ${formatCount(audit.checks - audit.misses)} of ${formatCount(audit.checks)}`
  return audit.misses === 0 ? equal : `${equal}: ${formatCount(audit.misses)} differed`
}

/** The ledger's title: what comparing with the protocol has shown. */
export function getAuditTitle(audit: Ledger | null): string {
  if (!audit || audit.checks === 0) return 'Not compared with the protocol’s own view yet'
  const { checks, misses } = audit
  const count = checks === 1 ? 'One comparison' : `${formatCount(checks)} comparisons`
  if (misses === 0)
    return `${count} with the protocol’s own view: ${checks === 1 ? 'equal' : 'all equal'}`
  const differed = misses === 1 ? 'one differed' : `${formatCount(misses)} differed`
  return `${count} with the protocol’s own view: ${differed}`
}
