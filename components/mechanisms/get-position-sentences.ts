import type { CollateralLeg, Position } from '@/lib/api/schema/position'
import { formatAmount, formatBonus, formatParameter, formatSymbol } from '@/lib/format'
import { addDecimals, compareDecimals } from '../account/compare-decimals'
import { formatCloseFactor } from '../account/receipt/format-close-factor'
import { divideDecimals } from '../auctions/divide-decimals'
import { mechanisms, type Protocol } from './mechanisms'

type Sentences = readonly [string, string]

/** The collateral that is to be named: what would be taken, else the largest that counts. */
function getCollateral({ collateral, liquidation }: Position): CollateralLeg | undefined {
  const taken = liquidation[0]?.collateral.asset
  return (
    collateral.find(({ asset, usedAsCollateral }) => usedAsCollateral && asset === taken) ??
    collateral.find(({ usedAsCollateral }) => usedAsCollateral)
  )
}

type Facts = { position: Position; held: CollateralLeg; owed: string }

const tell: Record<Protocol, (facts: Facts) => Sentences> = {
  'aave-v3': ({ position, held, owed }) => {
    const share = position.liquidation[0]?.closeFactor
    const what =
      share === undefined
        ? `your ${owed}`
        : compareDecimals(share, '1') >= 0
          ? `all of your ${owed}`
          : `up to ${formatCloseFactor(share)} of your ${owed}`
    const symbol = formatSymbol(held.symbol)
    return [
      `Below health 1 anybody may repay ${what} and take ${symbol} worth ${formatBonus(held.liquidationBonus)} more than what they repay.`,
      'The rest stays yours, but it can be done again while health is below 1.',
    ]
  },
  'morpho-blue': ({ held, owed }) => [
    `Once your loan is beyond ${formatParameter(held.liquidationThreshold)} of your collateral’s value, anybody may repay all of your ${owed} and take ${formatSymbol(held.symbol)} worth ${formatBonus(held.liquidationBonus)} more than what they repay.`,
    'What is left of the collateral stays yours; if it does not cover the loan, the lenders of this one market bear the rest and you owe nothing more.',
  ],
  'compound-v3': ({ position, held, owed }) => {
    const credited = formatParameter(addDecimals('2', `-${held.liquidationBonus}`))
    return [
      `Once your ${owed} is beyond what your collateral counts for (${formatParameter(held.liquidationThreshold)} of the value of ${formatSymbol(held.symbol)}), anybody may have the protocol take all of your collateral and cancel all of your debt.`,
      `It credits ${formatSymbol(held.symbol)} at ${credited} of its price, ${getReturnedText(position)}`,
    ]
  },
  sky: ({ held, owed }) => [
    `Once your collateral is worth less than ${getRatio(held)} of your ${owed} at the oracle’s price in force, anybody may have your ${formatSymbol(held.symbol)} auctioned, with ${formatBonus(held.liquidationBonus)} added to the debt as a penalty.`,
    'The price begins above the market’s and falls until somebody buys; what is not needed to pay debt and penalty comes back to you.',
  ],
}

/** Collateral needed ÷ debt, such as 150 %. */
function getRatio({ liquidationThreshold }: CollateralLeg): string {
  const ratio = divideDecimals('1', liquidationThreshold)
  return ratio === null ? 'any multiple' : formatParameter(ratio)
}

function getReturnedText({ liquidation, health }: Position): string {
  const [first] = liquidation
  if (!first?.returned) return 'and what is left beyond the debt is lent for you there.'
  if (BigInt(first.returned.amount) === 0n)
    return 'and of that nothing would be left beyond the debt.'
  const { decimals, symbol } = first.debt
  const isLate = health.kind === 'priced' && health.liquidatable
  const amount = formatAmount(first.returned.amount, { decimals })
  return `and what is left beyond the debt, ${amount} ${formatSymbol(symbol)} ${isLate ? 'now' : 'then'}, is lent for you there.`
}

/** How this position would be sold, in two sentences with its own numbers; in general words where it has none. */
export function getPositionSentences(position: Position): Sentences {
  const held = getCollateral(position)
  const [debt] = position.debt
  if (!held || !debt) return mechanisms[position.protocol].sentences
  const owed = position.liquidation[0]?.debt.symbol ?? debt.symbol
  return tell[position.protocol]({ position, held, owed: `${formatSymbol(owed)} debt` })
}
