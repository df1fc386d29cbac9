import type { RiskInputOf } from '@/lib/api/risk-input'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { divCeil } from '@/lib/risk/math'
import { pow10 } from '@/lib/risk/pow10'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { applySkyWhatIf } from '@/lib/risk/sky/apply-what-if'
import { getSkyBark } from '@/lib/risk/sky/get-bark'
import { getSkyBarkPreview } from '@/lib/risk/sky/get-bark-preview'
import { getSkyBorrowable } from '@/lib/risk/sky/get-borrowable'
import { getSkyDebt } from '@/lib/risk/sky/get-debt'
import { getSkyHealth } from '@/lib/risk/sky/get-health'
import { getSkyTrigger } from '@/lib/risk/sky/get-liquidation-price'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { getSkyRemedies, type SkyRemedy } from '@/lib/risk/sky/get-remedies'
import { toSkyDollars } from '@/lib/risk/sky/get-urn-value'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import { RAY, type Rad, WAD } from '@/lib/risk/units'
import { sortTriggers } from '../sort-triggers'
import { toValueText } from '../to-value-text'
import type { Outcome, WhatIfWorld, WorldAsset, WorldRemedy } from '../world'
import { toOpener } from './to-opener'

type Input = RiskInputOf<'sky'>

export const openSkyWorld = toOpener('sky', toWorld)

function toWorld(input: Input): WhatIfWorld {
  return {
    getOutcome: () => getOutcome(input),
    getAssets: () => getAssets(input),
    getRemedies: (aim) => {
      const state = applySkyDrip(input.state)
      const result = getSkyRemedies(state, input.urn, aim)
      if (result.kind !== 'below') return result
      const dripped = { ...input, state }
      return { kind: 'below', remedies: result.remedies.map((each) => toRemedy(dripped, each)) }
    },
    apply: (whatIf) => {
      const { state, urn, dai } = input
      const { issues, ...after } = applySkyWhatIf({ state, urn, dai: dai.asset }, whatIf)
      const next = { ...input, state: after.state, urn: after.urn }
      return { world: toWorld(next), issues }
    },
    eMode: null,
  }
}

/** Health by the rate as stored, as `bark` judges; what is owed with the fee up to the block, as paying it would be. */
function getOutcome(input: Input): Outcome {
  const { state, urn } = input
  const health = getSkyHealth(state, urn)
  const price = getSkyPrice(state)
  const preview = getSkyBarkPreview(state, urn)
  const isPriced = health.kind !== 'unpriced'
  const debt = getSkyDebt(applySkyDrip(state), urn)
  return {
    health,
    step: health.kind === 'priced' ? getRiskStep(health.healthFactor) : null,
    isHeldBack:
      health.kind === 'priced' && health.liquidatable && getSkyBark(state, urn).kind !== 'barks',
    triggers: health.kind === 'priced' ? getTriggers(input) : [],
    collateralValue: price === null ? null : toGemText(urn.ink, price),
    debtValue: isPriced ? toDaiText(input, debt) : null,
    takenValue: preview && toGemText(preview.bark.dink, preview.price),
    lossValue: preview && toDaiText(input, preview.penalty),
  }
}

function getTriggers({ state, urn }: Input) {
  const trigger = getSkyTrigger(state, urn)
  if (trigger.kind !== 'reachable') return []
  return sortTriggers([{ ...trigger, symbol: state.gem.symbol, price: getSkyPrice(state) }], WAD)
}

function getAssets({ state, urn, dai }: Input): WorldAsset[] {
  const dripped = applySkyDrip(state)
  const own = { isUsed: true, isOn: null } as const
  return [
    {
      ...own,
      asset: state.gem.asset,
      price: getSkyPrice(state),
      hasFixedPrice: false,
      held: toGemAmountFloor(state, urn.ink),
      debt: 0n,
      room: 0n,
      adding: 'at-once',
      borrowing: 'never',
    },
    {
      ...own,
      asset: dai.asset,
      price: null,
      hasFixedPrice: true,
      held: 0n,
      debt: divCeil(getSkyDebt(dripped, urn), RAY),
      room: getSkyBorrowable(dripped, urn),
      adding: 'never',
      borrowing: 'at-once',
    },
  ]
}

function toRemedy(input: Input, remedy: SkyRemedy): WorldRemedy {
  const { gem } = input.state
  if (remedy.kind === 'repay') {
    const value = toDaiText(input, (remedy.amount * RAY) as Rad)
    return { ...remedy, asset: input.dai.asset, value }
  }
  const { asset } = gem
  if (remedy.outcome === 'impossible') return { ...remedy, asset }
  const price = getSkyPrice(input.state)
  const value = price && toValueText(divCeil(remedy.amount * price, pow10(gem.decimals)), WAD)
  return { ...remedy, asset, isAll: false, value }
}

/** Dollars of collateral, wad. */
function toGemText(ink: bigint, price: bigint): string {
  return toValueText((ink * price) / WAD, WAD)
}

/** Dollars of dai (rad) at the Spotter's reference, ceiled. */
function toDaiText({ state }: Input, dai: Rad): string {
  return toValueText(divCeil(toSkyDollars(state, dai), RAY), WAD)
}
