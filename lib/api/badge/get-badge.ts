import { formatBlockNumber, formatHealthFactor } from '@/lib/format'
import { DANGER_BELOW, getRiskStep, type RiskStep } from '@/lib/risk/get-risk-step'
import { getLowestHealth } from '../get-lowest-health'
import { getUnknownReasons } from '../get-unknown-reasons'
import type { Account } from '../schema/position'

export type Badge = {
  step: RiskStep | 'no-debt' | 'unknown'
  /** What stands right of `health`: `1.25 watch`. */
  value: string
  /** The whole of it in words, with the block; or why it is not known. */
  detail: string
}

const WORDS = { afloat: 'afloat', watch: 'watch', danger: 'danger', under: 'under water' } as const

/**
 * An account's health in two words. The lowest health factor decides. Known danger is said even where another
 * market can't be read; anything better only where all of it is known.
 */
export function getBadge(account: Account): Badge {
  const lowest = getLowestHealth(account)
  const unknown = getUnknownReasons(account)
  if (unknown.length > 0 && !(lowest && lowest.healthFactor < DANGER_BELOW)) {
    return { step: 'unknown', value: 'unknown', detail: unknown.join('; ') }
  }
  if (!lowest) return { step: 'no-debt', value: 'no debt', detail: toBlocks(account) }
  const { position, healthFactor } = lowest
  const step = getRiskStep(healthFactor)
  return {
    step,
    value: `${formatHealthFactor(healthFactor)} ${WORDS[step]}`,
    detail: `${position.marketName}, block ${formatBlockNumber(position.asOf.blockNumber)}`,
  }
}

function toBlocks({ asOf }: Account): string {
  const blocks = Object.entries(asOf).map(
    ([market, { blockNumber }]) => `${market}, block ${formatBlockNumber(blockNumber)}`,
  )
  return blocks.join('; ')
}
