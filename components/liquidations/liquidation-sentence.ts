import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import { formatAmount, formatSymbol, formatUsdCompact } from '@/lib/format'
import { sumUsd } from '../charts/sum-usd'

const toText = ({ amount, decimals, symbol }: MovedAsset, rounding: 'up' | 'down') =>
  `${formatAmount(amount, { decimals, rounding })} ${formatSymbol(symbol)}`

/**
 * What happened to whose money: "A liquidator repaid 4,200.00 USDC and took 1.5200 WETH ($4.41k): the borrower
 * lost $210." The loss is the bonus and the protocol's fee; it is left out where either is not
 * known, or where what was taken was worth less than what was repaid.
 */
export function getLiquidationSentence(
  liquidation: Pick<Liquidation, 'collateral' | 'debt' | 'bonusUsd' | 'protocolFeeUsd'>,
): string {
  const { collateral, debt, bonusUsd, protocolFeeUsd } = liquidation
  const worth = collateral.valueUsd === null ? '' : ` (${formatUsdCompact(collateral.valueUsd)})`
  const what = `A liquidator repaid ${toText(debt, 'up')} and took ${toText(collateral, 'down')}${worth}`
  if (bonusUsd === null || protocolFeeUsd === null) return `${what}.`
  const lost = sumUsd([bonusUsd, protocolFeeUsd])
  return Number(lost) > 0 ? `${what}: the borrower lost ${formatUsdCompact(lost)}.` : `${what}.`
}
