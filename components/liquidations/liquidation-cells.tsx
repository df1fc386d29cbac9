import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import {
  formatCount,
  formatHealthFactor,
  formatTime,
  formatUsdCompact,
  formatWad,
} from '@/lib/format'
import { Age } from '../ui/age.client'
import { Amount } from '../ui/amount'
import { Unknown } from '../ui/unknown'
import { getSecondsAgo } from './get-seconds-ago'

/** When it was: counted from the newest block of its own market, not from the reader's clock. */
export function When({
  liquidation,
  asOf,
  source,
}: {
  liquidation: Pick<Liquidation, 'timestamp' | 'market'>
  asOf: AsOfByMarket
  source: SourceByMarket
}) {
  const { timestamp, market } = liquidation
  const seconds = getSecondsAgo(timestamp, { asOf: asOf[market], source: source[market] })
  if (seconds === null) return <time dateTime={timestamp}>{formatTime(timestamp)}</time>
  return (
    <>
      <Age at={timestamp} seconds={seconds} /> ago
    </>
  )
}

/** An amount with its dollars at that block's price; `isStacked`: these below it in a wide table. */
export function Moved({
  moved,
  rounding,
  isStacked = false,
}: {
  moved: MovedAsset
  rounding: 'up' | 'down'
  isStacked?: boolean
}) {
  return (
    <>
      <Amount
        amount={moved.amount}
        decimals={moved.decimals}
        symbol={moved.symbol}
        rounding={rounding}
      />{' '}
      <span className={isStacked ? 'text-muted md:block md:text-t1' : 'text-muted'}>
        {moved.valueUsd === null ? (
          <Unknown why="The price at that block is not known" />
        ) : (
          formatUsdCompact(moved.valueUsd)
        )}
      </span>
    </>
  )
}

export function Late({ blocks, inWords = false }: { blocks: number | null; inWords?: boolean }) {
  if (blocks === null)
    return <NotKnown why="The blocks before it were not read" inWords={inWords} />
  return (
    <span className={blocks > 0 ? 'text-watch' : undefined}>
      {formatCount(blocks)} {blocks === 1 ? 'block' : 'blocks'}
    </span>
  )
}

/** Health is told only of what was followed block by block. */
export const NO_HEALTH_BEFORE = 'It happened before this market was followed'
export const NO_HEALTH_AFTER = 'No debt was left, or it happened before this market was followed'

/** Health before and after; without debt left there is none after. */
export function HealthChange({
  liquidation: { healthFactorBefore, healthFactorAfter },
}: {
  liquidation: Pick<Liquidation, 'healthFactorBefore' | 'healthFactorAfter'>
}) {
  if (healthFactorBefore === null && healthFactorAfter === null)
    return <Unknown why={NO_HEALTH_BEFORE} />
  return (
    <span className="whitespace-nowrap">
      <Wad value={healthFactorBefore} why={NO_HEALTH_BEFORE} /> →{' '}
      <Wad value={healthFactorAfter} why={NO_HEALTH_AFTER} />
    </span>
  )
}

/** A health factor, exact on hover. */
export function Wad({
  value,
  why,
  inWords = false,
}: {
  value: string | null
  why: string
  inWords?: boolean
}) {
  if (value === null) return <NotKnown why={why} inWords={inWords} />
  return (
    <data value={value} title={formatWad(value)}>
      {formatHealthFactor(value)}
    </data>
  )
}

/** A dash in tables; where there is room the reason itself. */
export function NotKnown({ why, inWords }: { why: string; inWords: boolean }) {
  if (!inWords) return <Unknown why={why} />
  return (
    <span className="text-muted">
      not known: {why.charAt(0).toLowerCase()}
      {why.slice(1)}
    </span>
  )
}
