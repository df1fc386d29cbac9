import type { LiquidationPreview } from '@/lib/api/schema/position'
import { formatHealthFactor, formatParameter, formatSymbol, formatUsd } from '@/lib/format'
import { compareDecimals } from '../compare-decimals'
import type { Receipt, ReceiptLine } from './get-receipt'

/** What an auction would begin with: what it fetches is decided by its buyers, so the loss is the least of it. */
export function getAuctionReceipt(preview: LiquidationPreview, when: string): Receipt {
  const gem = formatSymbol(preview.collateral.symbol)
  const dai = formatSymbol(preview.debt.symbol)
  return {
    when,
    what: `${isWhole(preview) ? `All of your ${gem}` : `A part of your ${gem}`} is put up for auction, to raise what is owed and a penalty in ${dai}. What the auction does not need comes back to you.`,
    taken: preview.seized,
    takenUsd: preview.seizedUsd,
    lossUsd: preview.protocolFeeUsd,
    why: isWhole(preview)
      ? 'All at once: the limits on running auctions leave room for it.'
      : `Only ${formatParameter(preview.closeFactor)} of the debt: the limits on running auctions leave no room for more. The rest can follow.`,
    notes: getNotes(preview),
    lines: getLines(preview),
    lossTerm: 'You lose at least',
  }
}

const isWhole = ({ closeFactor }: LiquidationPreview) => compareDecimals(closeFactor, '1') >= 0

function getLines(preview: LiquidationPreview): ReceiptLine[] {
  const { collateral, debt, healthFactorAfter } = preview
  return [
    { term: 'Put up for auction', amount: preview.seized, token: collateral },
    { term: 'worth', usd: preview.seizedUsd },
    { term: 'To raise', amount: preview.maxRepay, token: debt },
    { term: 'of that the penalty', usd: preview.protocolFeeUsd },
    { term: 'Paid by the protocol to who starts it', usd: preview.bonusUsd },
    {
      term: 'Health of what stays',
      text: healthFactorAfter === null ? 'no debt stays' : formatHealthFactor(healthFactorAfter),
    },
  ]
}

function getNotes({ blocked, badDebtUsd }: LiquidationPreview): string[] {
  return [
    ...(blocked ? [`The protocol holds it back for now: ${blocked}.`] : []),
    'You lose more where the buyers pay less than the market’s price: then more of your collateral is needed.',
    ...(badDebtUsd === null || compareDecimals(badDebtUsd, '0') > 0
      ? [
          `Sold at the oracle’s price it would not cover the debt: ${badDebtUsd === null ? 'a part' : formatUsd(badDebtUsd)} would stay unpaid, borne by the protocol’s own surplus.`,
        ]
      : []),
  ]
}
