import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import { formatAmount, formatSymbol, formatUsdCompact } from '@/lib/format'
import { sumUsd } from '../charts/sum-usd'

const toText = ({ amount, decimals, symbol }: MovedAsset, rounding: 'up' | 'down') =>
  `${formatAmount(amount, { decimals, rounding })} ${formatSymbol(symbol)}`

const tell: Record<Liquidation['mechanism'], (owed: string, taken: string) => string> = {
  'fixed-spread': (owed, taken) => `A liquidator repaid ${owed} and took ${taken}`,
  auction: (owed, taken) => `A buyer paid ${owed} in an auction and took ${taken}`,
  absorption: (owed, taken) => `The protocol took in ${taken} and cancelled ${owed} of debt`,
}

/**
 * What happened to whose money: "A liquidator repaid 4,200.00 USDC and took 1.5200 WETH ($4.41k): the borrower
 * lost $210." The loss is the bonus and the protocol's fee; it is left out where either is not
 * known, or where what was taken was worth less than what was repaid.
 */
export function getLiquidationSentence(
  liquidation: Pick<Liquidation, 'collateral' | 'debt' | 'bonusUsd' | 'protocolFeeUsd'> &
    Partial<Pick<Liquidation, 'mechanism'>>,
): string {
  const { collateral, debt, bonusUsd, protocolFeeUsd } = liquidation
  const worth = collateral.valueUsd === null ? '' : ` (${formatUsdCompact(collateral.valueUsd)})`
  const [owed, taken] = [toText(debt, 'up'), `${toText(collateral, 'down')}${worth}`]
  const what = tell[liquidation.mechanism ?? 'fixed-spread'](owed, taken)
  if (bonusUsd === null || protocolFeeUsd === null) return `${what}.`
  const lost = sumUsd([bonusUsd, protocolFeeUsd])
  return Number(lost) > 0 ? `${what}: the borrower lost ${formatUsdCompact(lost)}.` : `${what}.`
}
