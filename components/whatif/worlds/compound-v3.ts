import type { RiskInputOf } from '@/lib/api/risk-input'
import { applyCometWhatIf } from '@/lib/risk/compound-v3/apply-what-if'
import { getCometAbsorbPreview } from '@/lib/risk/compound-v3/get-absorb-preview'
import { getCometAccountValue } from '@/lib/risk/compound-v3/get-account-value'
import { getCometAssetTriggers } from '@/lib/risk/compound-v3/get-asset-triggers'
import { getCometBorrowable } from '@/lib/risk/compound-v3/get-borrow-capacity'
import { type CometRemedy, getCometRemedies } from '@/lib/risk/compound-v3/get-remedies'
import { toShownPrice } from '@/lib/risk/compound-v3/price-scale'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { sortTriggers } from '../sort-triggers'
import { toValueText } from '../to-value-text'
import type { Outcome, WhatIfWorld, WorldAsset, WorldRemedy } from '../world'
import { toOpener } from './to-opener'

type Input = RiskInputOf<'compound-v3'>

export const openCometWorld = toOpener('compound-v3', toWorld)

function toWorld(input: Input): WhatIfWorld {
  const { state, account } = input
  return {
    getOutcome: () => getOutcome(input),
    getAssets: () => getAssets(input),
    getRemedies: (aim) => {
      const result = getCometRemedies(state, account, aim)
      if (result.kind !== 'below') return result
      return { kind: 'below', remedies: result.remedies.map((each) => toRemedy(input, each)) }
    },
    apply: (whatIf) => {
      const { issues, ...after } = applyCometWhatIf(input, whatIf)
      return { world: toWorld({ ...input, ...after }), issues }
    },
    eMode: null,
  }
}

/** A value in the Comet's price units as text. */
function toText({ scale }: Input, value: bigint): string {
  return toValueText(toShownPrice(value, scale), scale.unit)
}

function getOutcome(input: Input): Outcome {
  const { state, account } = input
  const { health, collateral, debt } = getCometAccountValue(state, account)
  const preview = getCometAbsorbPreview(state, account)
  const text = (value: bigint) => (health.kind === 'unpriced' ? null : toText(input, value))
  const taken = preview?.collateral.reduce((sum, { value }) => sum + value, 0n)
  return {
    health,
    step: health.kind === 'priced' ? getRiskStep(health.healthFactor) : null,
    isHeldBack: health.kind === 'priced' && health.liquidatable && state.paused.absorb,
    triggers: health.kind === 'priced' ? getTriggers(input) : [],
    collateralValue: text(collateral),
    debtValue: text(debt),
    takenValue: taken === undefined ? null : text(taken),
    lossValue: preview ? text(preview.penaltyValue) : null,
  }
}

function getTriggers({ state, account, scale }: Input) {
  const tokens = [
    { ...state.baseToken, price: state.basePrice },
    ...state.assets.map(({ asset, symbol, price }) => ({ asset, symbol, price })),
  ]
  const shown = (price: bigint | null) => (price === null ? null : toShownPrice(price, scale))
  const triggers = getCometAssetTriggers(state, account).flatMap((trigger) => {
    const token = tokens.find(({ asset }) => asset === trigger.asset)
    if (trigger.kind !== 'reachable' || !token) return []
    const liquidationPrice = toShownPrice(trigger.liquidationPrice, scale)
    return [{ ...trigger, symbol: token.symbol, liquidationPrice, price: shown(token.price) }]
  })
  return sortTriggers(triggers, scale.unit)
}

function getAssets({ state, account, scale }: Input): WorldAsset[] {
  const { borrowBalance, supplyBalance } = getCometAccountValue(state, account)
  const shown = (price: bigint | null) => (price === null ? null : toShownPrice(price, scale))
  const base: WorldAsset = {
    asset: state.baseToken.asset,
    price: shown(state.basePrice),
    hasFixedPrice: false,
    held: supplyBalance,
    debt: borrowBalance,
    room: getCometBorrowable(state, account) ?? 0n,
    isUsed: true,
    adding: 'never',
    borrowing: 'at-once',
    isOn: null,
  }
  const collateral = state.assets.map(({ offset, asset, price }): WorldAsset => {
    const held = account.collateral.find((one) => one.offset === offset)?.amount ?? 0n
    return {
      asset,
      price: shown(price),
      hasFixedPrice: false,
      held,
      debt: 0n,
      room: 0n,
      isUsed: held > 0n,
      adding: held > 0n ? 'at-once' : 'asked',
      borrowing: 'never',
      isOn: null,
    }
  })
  return [...collateral, base]
}

function toRemedy(input: Input, remedy: CometRemedy): WorldRemedy {
  if (remedy.outcome === 'reaches') return { ...remedy, value: toText(input, remedy.value) }
  const reason = remedy.reason === 'paused' ? 'supply-paused' : remedy.reason
  return { ...remedy, reason }
}
