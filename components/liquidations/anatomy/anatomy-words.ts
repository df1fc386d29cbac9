import { parseDecimalString } from '@/lib/api/decimal'
import type {
  AnatomyAmount,
  LiquidationAnatomy,
  LiquidationDetail,
} from '@/lib/api/schema/liquidation-anatomy'
import {
  formatAge,
  formatAmount,
  formatAmountExact,
  formatBlockNumber,
  formatCount,
  formatHealthFactor,
  formatPercent,
  formatPrice,
  formatSymbol,
  formatUsd,
} from '@/lib/format'
import { getCauseText } from './cause-words'
import { getReason } from './parts'

/** What happened, a sentence each, in the order in which a borrower would ask. Nothing is said of what is not known. */
export function getAnatomySentences(detail: LiquidationDetail): string[] {
  const { anatomy } = detail
  return [
    getLateness(anatomy),
    getLoss(anatomy),
    getOver(detail),
    getToxicity(anatomy),
    getFunding(detail),
    getSale(anatomy),
    getProfit(detail),
  ].filter((sentence) => sentence !== null)
}

/** Who did it, by the manner of the sale. */
export const takers: Record<LiquidationDetail['mechanism'], string> = {
  'fixed-spread': 'liquidator',
  auction: 'buyer',
  absorption: 'caller',
}

/** An amount and its token's symbol. */
export function toAmountText({ amount, decimals, symbol }: AnatomyAmount): string {
  const digits = decimals === null ? amount : formatAmount(amount, { decimals })
  return `${digits} ${formatSymbol(symbol)}`
}

export function toBlocks(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'block' : 'blocks'}`
}

function getLateness({ lateness }: LiquidationAnatomy): string | null {
  if (lateness === null) return null
  const { blocksLate, secondsLate, firstBlock, cause } = lateness
  const why = cause === null ? '' : `, when ${getCauseText(cause)}`
  if (blocksLate === 0) return `It happened in the first block in which it could${why}.`
  return `It could have happened ${toBlocks(blocksLate)} (${formatAge(secondsLate)}) earlier, in block ${formatBlockNumber(firstBlock.number)}${why}.`
}

function getLoss({ ownerLoss }: LiquidationAnatomy): string | null {
  if (ownerLoss === null) return null
  const { usd, shareOfCollateral } = ownerLoss
  if (isNegative(usd))
    return `The borrower lost nothing: what was taken was worth less than the debt that went.`
  const share =
    shareOfCollateral === null ? '' : `, ${formatPercent(shareOfCollateral, 2)} of its collateral`
  return `It cost the borrower ${formatUsd(usd)}${share}: what went beyond the debt that went with it.`
}

function getOver({ debt, anatomy }: LiquidationDetail): string | null {
  const { overLiquidation: over } = anatomy
  if (over === null) return null
  if (over.leastRepay === null) return 'No repayment could have brought its health back to 1.'
  if (over.factor === null) return null
  const least = formatAmount(over.leastRepay, { decimals: debt.decimals, rounding: 'up' })
  const enough = `${least} ${formatSymbol(debt.symbol)} would have brought its health back to 1`
  if (Number(over.factor) < 1) return `Less than needed was repaid: ${enough}.`
  return `${formatTimes(over.factor)} what was needed was repaid: ${enough}.`
}

/** Toxic or not, said either way; not where nothing of the account itself is known. */
function getToxicity(anatomy: LiquidationAnatomy): string | null {
  const { toxicity, sides } = anatomy
  if (toxicity === null)
    return sides && `Whether it was toxic can’t be said: ${getReason(anatomy, 'toxicity')}.`
  const { toxic, healthBefore, healthAfter } = toxicity
  if (healthAfter === null) return 'It was not toxic: it left no debt.'
  const [was, is] = [formatHealthFactor(healthBefore), formatHealthFactor(healthAfter)]
  if (toxic)
    return `It was toxic: health fell from ${was} to ${is}, the loan was left worse than before.`
  if (healthBefore === healthAfter)
    return `It was not toxic: health stayed at ${is}, the loan was left no worse than before.`
  return `It was not toxic: health rose from ${was} to ${is}, the loan was left safer than before.`
}

function getFunding({ mechanism, anatomy: { funding } }: LiquidationDetail): string | null {
  if (funding === null) return null
  const who = takers[mechanism]
  if (funding.kind === 'own-funds') return `The ${who} repaid with money of its own.`
  const lent = funding.loans.map(({ lent: each }) => toAmountText(each)).join(' and ')
  const how =
    funding.kind === 'flash-loan'
      ? `a flash loan of ${lent}`
      : `${lent} that a pool paid out before it was paid`
  return `The ${who} paid with ${how}, so it needed no money of its own.`
}

function getSale({ sale }: LiquidationAnatomy): string | null {
  if (sale === null) return null
  const received = sale.received.map(toAmountText).join(' and ')
  const sold = `In the same transaction ${toAmountText(sale.sold)} was sold for ${received}`
  const { realisedPrice, oraclePrice, difference } = sale
  if (realisedPrice === null || oraclePrice === null || difference === null) return `${sold}.`
  const below = isNegative(difference)
  const size = formatPercent(difference.replace(/^-/, ''), 2)
  const against = Number(difference) === 0 ? 'just' : `${size} ${below ? 'below' : 'above'}`
  return `${sold}: ${formatPrice(realisedPrice)} each, ${against} the oracle’s ${formatPrice(oraclePrice)}.`
}

function getProfit({ mechanism, anatomy: { profit, sale } }: LiquidationDetail): string | null {
  if (!profit || profit.netUsd === null) return null
  const who = takers[mechanism]
  if (mechanism === 'absorption' && profit.changes.length === 0)
    return `The ${who} got nothing for it, and paid ${formatUsd(profit.netUsd.replace(/^-/, ''))} for gas.`
  const { netUsd, liquidationsInTransaction: count } = profit
  const of = count > 1 ? ` of all ${count} liquidations in the transaction` : ''
  const kept = isNegative(netUsd)
    ? `lost ${formatUsd(netUsd.slice(1))}`
    : `was left with ${formatUsd(netUsd)}`
  const unsold = sale === null ? ', what it did not sell counted at the oracle’s price' : ''
  return `After gas and all that it paid, the ${who} ${kept}${of}${unsold}.`
}

/** `2.14 ×`, rounded up: never less than it was. */
export function formatTimes(factor: string): string {
  const hundredths = (parseDecimalString(factor, 8) + 999_999n) / 1_000_000n
  return `${formatAmountExact(hundredths, 2)} times`
}

function isNegative(text: string): boolean {
  return text.startsWith('-')
}
