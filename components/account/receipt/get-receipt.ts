import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import {
  formatDistance,
  formatHealthFactor,
  formatParameter,
  formatSymbol,
  formatUsd,
} from '@/lib/format'
import { addDecimals, compareDecimals } from '../compare-decimals'
import { isAboutHalf } from './format-close-factor'
import { getAbsorptionReceipt } from './get-absorption-receipt'
import { getAuctionReceipt } from './get-auction-receipt'

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
  lines: readonly ReceiptLine[]
  /** What the loss is called: exact, or the least of it. */
  lossTerm: string
}

/** One line: an amount of a token, dollars, or words. */
export type ReceiptLine = { term: string } /** Rounded up unless it comes back. */ & (
  | { amount: string; token: { symbol: string; decimals: number }; isBack?: true }
  | { usd: string | null }
  | { text: string }
)

function getWhen({ health, distance }: Position): string {
  if (health.kind === 'priced' && health.liquidatable) return 'at today’s prices'
  if (distance.uniform === null) return 'at today’s prices'
  return `once all collateral has fallen ${formatDistance(distance.uniform)}`
}

function getShare({ closeFactor, debt }: LiquidationPreview): string {
  const symbol = formatSymbol(debt.symbol)
  if (compareDecimals(closeFactor, '1') >= 0) return `all of the ${symbol} that is owed`
  if (isAboutHalf(closeFactor)) return `up to half of the ${symbol} that is owed`
  return `up to ${formatParameter(closeFactor)} of the ${symbol} that is owed`
}

function getWhy({ protocol }: Position, { closeFactor }: LiquidationPreview): string {
  if (protocol === 'morpho-blue')
    return compareDecimals(closeFactor, '1') >= 0
      ? 'All at once: Morpho Blue has no close factor. A liquidator may also take less.'
      : 'As much as the collateral buys: Morpho Blue has no close factor.'
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

const isLate = ({ health }: Position) => health.kind === 'priced' && health.liquidatable

/** What is left of health; words where no debt is. */
const toHealthLine = ({ healthFactorAfter }: LiquidationPreview): ReceiptLine => ({
  term: 'Health after',
  text: healthFactorAfter === null ? 'no debt left' : formatHealthFactor(healthFactorAfter),
})

function getLines(
  position: Position,
  {
    preview,
    taken,
    takenUsd,
  }: { preview: LiquidationPreview; taken: string; takenUsd: string | null },
): ReceiptLine[] {
  const { collateral, debt, minRepayToHealthy, protocolFeeUsd } = preview
  const hasFee = position.protocol === 'aave-v3'
  return [
    { term: 'Repaid for you', amount: preview.maxRepay, token: debt },
    { term: 'worth', usd: preview.repayUsd },
    { term: 'Taken from you', amount: taken, token: collateral },
    { term: 'worth', usd: takenUsd },
    { term: 'of that the liquidator’s bonus', usd: preview.bonusUsd },
    ...(hasFee ? [{ term: 'of that the protocol’s fee', usd: protocolFeeUsd }] : []),
    toHealthLine(preview),
    // Ahead of the moment the smallest repayment is next to nothing and says nothing.
    ...(isLate(position) ? [toSmallestLine(minRepayToHealthy, debt)] : []),
  ]
}

function toSmallestLine(amount: string | null, token: LiquidationPreview['debt']): ReceiptLine {
  const term = 'Smallest such sale that ends it'
  return amount === null ? { term, text: 'none does' } : { term, amount, token }
}

/** The receipt of one preview, the best for a liquidator being the one to expect. */
export function getReceipt(position: Position, preview: LiquidationPreview): Receipt {
  if (position.protocol === 'compound-v3') return getAbsorptionReceipt(position, getWhen(position))
  if (position.protocol === 'sky') return getAuctionReceipt(preview, getWhen(position))
  return getSaleReceipt(position, preview)
}

function getSaleReceipt(position: Position, preview: LiquidationPreview): Receipt {
  const takenUsd = addKnown(preview.seizedUsd, preview.protocolFeeUsd)
  const collateral = formatSymbol(preview.collateral.symbol)
  const lossUsd = addKnown(preview.bonusUsd, preview.protocolFeeUsd)
  const more = lossUsd === null ? 'more' : `${formatUsd(lossUsd)} more`
  const taken = (BigInt(preview.seized) + BigInt(preview.protocolFee)).toString()
  return {
    when: getWhen(position),
    what: `A liquidator repays ${getShare(preview)} and takes ${collateral} for it, worth ${more} than the debt that goes. The rest stays yours.`,
    taken,
    takenUsd,
    lossUsd,
    why: getWhy(position, preview),
    notes: getNotes(preview),
    lines: getLines(position, { preview, taken, takenUsd }),
    lossTerm: 'You lose',
  }
}
