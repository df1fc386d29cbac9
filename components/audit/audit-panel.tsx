import type { ReactNode } from 'react'
import type { Market } from '@/lib/api/schema/market'
import { parseIso } from '@/lib/api/time'
import { formatBlockNumber, formatCount, formatTime } from '@/lib/format'
import { Age } from '../ui/age.client'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'
import { AuditMark } from './audit-mark'
import { getAuditTitle, getAuditVerdict } from './audit-words'
import { MissesTable } from './misses-table'

/** The ledger of a market's comparisons: how many, since when, the newest, and each that differed. */
export function AuditPanel({ market }: { market: Market }) {
  const { audit, asOf, source } = market
  if (!audit) {
    return (
      <Panel title={getAuditTitle(null)}>
        <EmptyState title="No account of this market was compared so far">
          Every few minutes a random sample of accounts is compared with what the protocol’s own
          contracts say at the same block.
        </EmptyState>
      </Panel>
    )
  }
  const { since, checks, misses, last, recentMisses } = audit
  const seconds =
    asOf && source.ageSeconds !== null
      ? source.ageSeconds + parseIso(asOf.timestamp) - parseIso(last.at)
      : null
  return (
    <Panel
      title={getAuditTitle(audit)}
      footer={
        <span>
          newest comparison: block{' '}
          <data value={last.blockNumber}>{formatBlockNumber(last.blockNumber)}</data>
          {seconds === null ? null : (
            <>
              {' · '}
              <Age at={last.at} seconds={seconds} /> ago
            </>
          )}
        </span>
      }
      footerAside={<AuditMark audit={audit} />}
    >
      {getAuditVerdict(audit) === 'differs' ? (
        <div className="px-4 pb-3">
          <Notice kind="under">
            Where a figure of this page and the protocol’s own differ, trust the protocol’s.
          </Notice>
        </div>
      ) : null}
      <dl className="grid grid-cols-2 gap-y-3 px-4 pb-3.5 lg:grid-cols-4">
        <Figure name="Accounts compared">{formatCount(checks)}</Figure>
        <Figure name="Differed" isUnder={misses > 0}>
          {formatCount(misses)}
        </Figure>
        <Figure name="Equal in the newest comparison" isUnder={last.equal < last.checked}>
          {formatCount(last.equal)} of {formatCount(last.checked)}
        </Figure>
        <Figure name="Since">
          <time dateTime={since}>{formatTime(since)}</time>
        </Figure>
      </dl>
      {recentMisses.length > 0 ? <MissesTable misses={recentMisses} /> : null}
    </Panel>
  )
}

function Figure({
  name,
  isUnder = false,
  children,
}: {
  name: string
  isUnder?: boolean
  children: ReactNode
}) {
  return (
    <div className="pr-3">
      <dt className="text-muted text-t1">{name}</dt>
      <dd className={`font-bold ${isUnder ? 'text-under' : ''}`}>{children}</dd>
    </div>
  )
}
