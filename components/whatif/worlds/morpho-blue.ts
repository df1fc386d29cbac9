import type { RiskInputOf } from '@/lib/api/risk-input'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { divCeil, mulDivFloor } from '@/lib/risk/math'
import { applyMorphoWhatIf } from '@/lib/risk/morpho-blue/apply-what-if'
import { getMorphoAccountValue } from '@/lib/risk/morpho-blue/get-account-value'
import { getMorphoAssetTriggers } from '@/lib/risk/morpho-blue/get-asset-triggers'
import { getMorphoBorrowable } from '@/lib/risk/morpho-blue/get-borrow-capacity'
import { getMorphoLiquidationPreview } from '@/lib/risk/morpho-blue/get-liquidation-preview'
import {
  getPreLiquidationTerms,
  getPreLiquidationTrigger,
} from '@/lib/risk/morpho-blue/get-pre-liquidation-terms'
import { getMorphoRemedies } from '@/lib/risk/morpho-blue/get-remedies'
import { pow10 } from '@/lib/risk/pow10'
import { sortTriggers } from '../sort-triggers'
import { toValueText } from '../to-value-text'
import type { Outcome, WhatIfWorld, WorldAsset, WorldRemedies } from '../world'
import { toOpener } from './to-opener'

type Input = RiskInputOf<'morpho-blue'>

export const openMorphoWorld = toOpener('morpho-blue', toWorld)

function toWorld(input: Input): WhatIfWorld {
  const { state, account } = input
  return {
    getOutcome: () => getOutcome(input),
    getAssets: () => getAssets(input),
    getRemedies: (aim) => {
      const result = getMorphoRemedies(state, account, aim)
      return result.kind === 'below' ? toRemedies(input, result) : result
    },
    apply: (whatIf) => {
      const { issues, ...after } = applyMorphoWhatIf(input, whatIf)
      const lines = moveLines(input, after.state)
      return { world: toWorld({ ...input, ...after, lines }), issues }
    },
    eMode: null,
  }
}

function getOutcome(input: Input): Outcome {
  const { state, account, prices } = input
  const { health, collateralValue, borrowedAssets } = getMorphoAccountValue(state, account)
  const preview = getMorphoLiquidationPreview(state, account)
  const value = (loanUnits: bigint) => loanUnits * prices.loan
  const text = (worth: bigint | null) =>
    worth === null || health.kind === 'unpriced' ? null : toValueText(worth, prices.unit)
  const floored = (loanUnits: bigint | null) =>
    text(loanUnits === null ? null : value(loanUnits) / getLoanUnit(input))
  return {
    health,
    step: health.kind === 'priced' ? getRiskStep(health.healthFactor) : null,
    isHeldBack: false,
    triggers: health.kind === 'priced' ? getTriggers(input) : [],
    collateralValue: floored(collateralValue),
    debtValue: text(divCeil(value(borrowedAssets), getLoanUnit(input))),
    takenValue: floored(preview?.seizedValue ?? null),
    lossValue: floored(preview?.bonusValue ?? null),
    ...getEarlier(input),
  }
}

/** The lines' own oracles are taken to move as the market's does. */
function moveLines({ state, lines }: Input, after: Input['state']): Input['lines'] {
  const [from, to] = [state.collateralPrice, after.collateralPrice]
  if (from === null || to === null || from === to) return lines
  const move = (price: bigint | null) => (price === null ? null : mulDivFloor(price, to, from))
  return lines.map((line) => ({ ...line, oraclePrice: move(line.oraclePrice) }))
}

/** Of all lines that the account opted in to, the one that is crossed first. */
function getEarlier({ state, account, prices, lines }: Input): Pick<Outcome, 'earlier'> {
  if (lines.length === 0 || account.borrowShares === 0n) return {}
  const found = lines.flatMap((line) => {
    const trigger = getPreLiquidationTrigger(state, account, line)
    if (trigger.kind !== 'reachable' || !line.oraclePrice || prices.collateral === null) return []
    const liquidationPrice = (prices.collateral * trigger.liquidationPrice) / line.oraclePrice
    const { symbol } = state.collateralToken
    return [{ ...trigger, symbol, liquidationPrice, price: prices.collateral }]
  })
  const isOpen = lines.some((line) => getPreLiquidationTerms(state, account, line).kind === 'open')
  const [trigger = null] = sortTriggers(found, prices.unit)
  return { earlier: { trigger, isOpen } }
}

const getLoanUnit = ({ state }: Input) => pow10(state.loanToken.decimals)

/** The market's one price as either token's: the collateral falls to it, or the loan token rises. */
function getTriggers({ state, account, prices }: Input) {
  const today = state.collateralPrice
  const [falling, rising] = getMorphoAssetTriggers(state, account)
  if (today === null || prices.collateral === null) return []
  const down = falling.kind === 'reachable' && {
    ...falling,
    symbol: state.collateralToken.symbol,
    liquidationPrice: (prices.collateral * falling.liquidationPrice) / today,
    price: prices.collateral,
  }
  const up = rising.kind === 'reachable' && {
    ...rising,
    symbol: state.loanToken.symbol,
    liquidationPrice: (prices.loan * today) / rising.liquidationPrice,
    price: prices.loan,
  }
  return sortTriggers(
    [down, up].filter((trigger) => trigger !== false),
    prices.unit,
  )
}

function getAssets({ state, account, prices }: Input): WorldAsset[] {
  const { borrowedAssets } = getMorphoAccountValue(state, account)
  const own = { hasFixedPrice: false, isUsed: true, isOn: null } as const
  return [
    {
      ...own,
      asset: state.collateralToken.asset,
      price: prices.collateral,
      held: account.collateral,
      debt: 0n,
      room: 0n,
      adding: 'at-once',
      borrowing: 'never',
    },
    {
      ...own,
      asset: state.loanToken.asset,
      price: prices.loan,
      held: 0n,
      debt: borrowedAssets,
      room: getMorphoBorrowable(state, account) ?? 0n,
      adding: 'never',
      borrowing: 'at-once',
    },
  ]
}

function toRemedies(
  { state, prices }: Input,
  { remedies }: Extract<ReturnType<typeof getMorphoRemedies>, { kind: 'below' }>,
): WorldRemedies {
  return {
    kind: 'below',
    remedies: remedies.map((remedy) => {
      if (remedy.outcome === 'impossible') return remedy
      const isLoan = remedy.kind === 'repay'
      const { decimals } = isLoan ? state.loanToken : state.collateralToken
      const price = (isLoan ? prices.loan : prices.collateral) ?? 0n
      const value = divCeil(remedy.amount * price, pow10(decimals))
      return { ...remedy, value: toValueText(value, prices.unit) }
    }),
  }
}
