import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'

const DECIMALS = 18

/** One line of the liquidator's statement, dollars. */
export type ProfitStep = { name: string; usd: string }

/**
 * How the liquidator's profit came about, in dollars at the oracle's prices; the lines add up to it. `null` where a
 * value is missing, or several liquidations stand in one transaction.
 */
export function getProfitSteps(detail: LiquidationDetail): ProfitStep[] | null {
  const { bonusUsd, anatomy } = detail
  const { profit, sale, funding, builder } = anatomy
  if (!profit?.netUsd || profit.gasUsd === null || bonusUsd === null) return null
  if (profit.liquidationsInTransaction !== 1 || detail.mechanism !== 'fixed-spread') return null
  const parse = (text: string) => parseDecimalString(text, DECIMALS)
  const sum = (values: readonly (string | null)[]) =>
    values.some((each) => each === null)
      ? null
      : values.reduce((total, each) => total + parse(each ?? '0'), 0n)
  const received = sale && sum(sale.received.map(({ valueUsd }) => valueUsd))
  const sold = sale && sum([sale.sold.valueUsd])
  const fees = funding && sum(funding.loans.map(({ fee }) => (fee ? fee.valueUsd : '0')))
  if (received === null && sale !== null) return null
  const steps: [string, bigint][] = [['Taken beyond what was repaid: the bonus', parse(bonusUsd)]]
  if (sale && received !== null && sold !== null)
    steps.push(['Sold at another price than the oracle’s', received - sold])
  if (fees) steps.push(['Fee of the flash loan', -fees])
  if (builder?.paidUsd && parse(builder.paidUsd) > 0n)
    steps.push(['Paid to the block’s builder', -parse(builder.paidUsd)])
  steps.push(['Gas', parse(profit.gasUsd)])
  const rest = parse(profit.netUsd) - steps.reduce((total, [, usd]) => total + usd, 0n)
  // Smaller than anything shown: what rounding of values left.
  const cent = 10n ** BigInt(DECIMALS - 2)
  if (rest >= cent / 2n || rest <= -cent / 2n) steps.push(['Everything else that moved', rest])
  return steps.map(([name, usd]) => ({ name, usd: toDecimalString(usd, DECIMALS) }))
}
