import Link from 'next/link'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { formatAge, formatCount } from '@/lib/format'
import { Panel } from '../../ui/panel'
import { getAnatomySentences, toBlocks } from './anatomy-words'
import { FlowPanel } from './flow-panel'
import { AnatomyLatenessPanel } from './lateness-panel'
import { ProfitPanel } from './profit-panel'
import { SalePanel } from './sale-panel'
import { SidesPanel } from './sides-panel'

/** What happened around the transaction, in sentences. */
export function AnatomyStory({ detail }: { detail: LiquidationDetail }) {
  return (
    <ul className="max-w-[90ch] space-y-1.5 px-4 pb-3">
      {getAnatomySentences(detail).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      <li>
        <Next detail={detail} />
      </li>
    </ul>
  )
}

/** What happened in and around the transaction, part by part. */
export function AnatomyPanels({ detail }: { detail: LiquidationDetail }) {
  const { anatomy } = detail
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <SidesPanel anatomy={anatomy} />
      <AnatomyLatenessPanel anatomy={anatomy} />
      <SalePanel anatomy={anatomy} collateral={detail.collateral} />
      <ProfitPanel detail={detail} />
      <FlowPanel anatomy={anatomy} />
      {anatomy.readFrom.length > 0 ? (
        <Panel title="How this is known" className="lg:col-span-2">
          <ul className="max-w-[90ch] space-y-1.5 px-4 pb-4 text-muted text-t1">
            {anatomy.readFrom.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  )
}

/** Whether the same loan was liquidated again. */
function Next({ detail: { mechanism, anatomy } }: { detail: LiquidationDetail }) {
  const { next, laterCount, earlierCount } = anatomy.followUps
  const isAuction = mechanism === 'auction'
  const one = isAuction ? 'purchase' : 'liquidation'
  const of = isAuction ? 'of this borrower’s collateral' : 'of this borrower'
  const before =
    earlierCount === 0
      ? ''
      : ` ${formatCount(earlierCount)} ${earlierCount === 1 ? one : `${one}s`} ${of} came before it.`
  if (next === null) return `No other ${one} ${of} here followed so far.${before}`
  const { id, blocksLater, secondsLater } = next
  const when =
    blocksLater === 0
      ? 'in the same block'
      : `${toBlocks(blocksLater)} (${formatAge(secondsLater)}) later`
  return (
    <>
      <Link href={`/liquidations/${id}`} prefetch={false} className="link">
        Another {one}
      </Link>{' '}
      {of} followed {when}
      {laterCount > 1 ? `, ${formatCount(laterCount)} in all` : ''}.{before}
    </>
  )
}
