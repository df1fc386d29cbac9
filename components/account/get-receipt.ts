import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { formatDistance, formatParameter, formatSymbol, formatUsd } from '@/lib/format'
import { addDecimals, compareDecimals } from './compare-decimals'

/** A liquidation in plain words: what is done to whose money, and why so much of it. */
export type Receipt = {
  /** What the figures speak of: now, or a moment ahead. */
  when: string
  what: string
  /** Integer: what leaves the borrower's collateral, the protocol's fee with it. */
  taken: string
  takenUsd: string | null
  /** What is taken beyond what is repaid. */
  lossUsd: string | null
  why: string
  notes: readonly string[]
}

function getWhen({ health, distance }: Position): string {
  if (health.kind === 'priced' && health.liquidatable) return 'at today’s prices'
  if (distance.uniform === null) return 'at today’s prices'
  return `once all collateral has fallen ${formatDistance(distance.uniform)}`
}

/** From v3.3 half is counted over all debts in the oracle's units: rounding leaves 49.99 % of one of them. */
const isAboutHalf = (closeFactor: string) =>
  compareDecimals(closeFactor, '0.499') >= 0 && compareDecimals(closeFactor, '0.501') <= 0

function getShare({ closeFactor, debt }: LiquidationPreview): string {
  const symbol = formatSymbol(debt.symbol)
  if (compareDecimals(closeFactor, '1') >= 0) return `all of the ${symbol} that is owed`
  if (isAboutHalf(closeFactor)) return `up to half of the ${symbol} that is owed`
  return `up to ${formatParameter(closeFactor)} of the ${symbol} that is owed`
}

function getWhy({ closeFactor }: LiquidationPreview): string {
  return compareDecimals(closeFactor, '1') >= 0
    ? 'All at once, because health would be below 0.95, or because so little is held or owed that a rest would not be worth a second sale.'
    : 'Not all at once, because health would still be above 0.95. What may be repaid can be more than is needed to be healthy again.'
}

function getNotes(preview: LiquidationPreview): string[] {
  const { toxic, badDebtUsd, blocked } = preview
  return [
    ...(blocked ? [`The protocol holds it back for now: ${blocked}.`] : []),
    toxic
      ? 'Toxic: each dollar repaid takes out more cover than it is worth, so the sale itself lowers health and the next one is due at once.'
      : 'Not toxic: the sale leaves the rest safer.',
    ...(badDebtUsd === null || compareDecimals(badDebtUsd, '0') > 0
      ? [
          `The collateral would not cover the debt: ${badDebtUsd === null ? 'a part' : formatUsd(badDebtUsd)} would stay unpaid. That is bad debt, borne by those who supply this market.`,
        ]
      : []),
  ]
}

function addKnown(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : addDecimals(a, b)
}

/** The receipt of one preview, the best for a liquidator being the one to expect. */
export function getReceipt(position: Position, preview: LiquidationPreview): Receipt {
  const takenUsd = addKnown(preview.seizedUsd, preview.protocolFeeUsd)
  const collateral = formatSymbol(preview.collateral.symbol)
  const lossUsd = addKnown(preview.bonusUsd, preview.protocolFeeUsd)
  const more = lossUsd === null ? 'more' : `${formatUsd(lossUsd)} more`
  return {
    when: getWhen(position),
    what: `A liquidator repays ${getShare(preview)} and takes ${collateral} for it, worth ${more} than the debt that goes. The rest stays yours.`,
    taken: (BigInt(preview.seized) + BigInt(preview.protocolFee)).toString(),
    takenUsd,
    lossUsd,
    why: getWhy(preview),
    notes: getNotes(preview),
  }
}
