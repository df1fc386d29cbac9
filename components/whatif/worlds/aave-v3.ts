import type { RiskInputOf } from '@/lib/api/risk-input'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getAssetTriggers } from '@/lib/risk/aave-v3/get-asset-triggers'
import { getReserveBalances } from '@/lib/risk/aave-v3/get-reserve-balances'
import { getLiquidationPreviews } from '@/lib/risk/aave-v3/liquidation/get-liquidation-previews'
import type { AaveReserve } from '@/lib/risk/aave-v3/state'
import { applyWhatIf } from '@/lib/risk/aave-v3/what-if/apply-what-if'
import { getBorrowLimit } from '@/lib/risk/aave-v3/what-if/get-borrow-limit'
import { getRemedies } from '@/lib/risk/aave-v3/what-if/get-remedies'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { pow10 } from '@/lib/risk/pow10'
import { sortTriggers } from '../sort-triggers'
import { toValueText } from '../to-value-text'
import type { Outcome, WhatIfWorld, WorldAsset, WorldRemedies } from '../world'
import { toOpener } from './to-opener'

type Input = RiskInputOf<'aave-v3'>

export const openAaveWorld = toOpener('aave-v3', toWorld)

function toWorld(input: Input): WhatIfWorld {
  const { state, account } = input
  return {
    getOutcome: () => getOutcome(input),
    getAssets: () => getAssets(input),
    getRemedies: (aim) => {
      const result = getRemedies(state, account, aim)
      return result.kind === 'below' ? toRemedies(input, result) : result
    },
    apply: (whatIf) => {
      const { issues, ...after } = applyWhatIf(state, account, whatIf)
      return { world: toWorld({ ...input, ...after }), issues }
    },
    eMode: {
      today: account.eModeCategoryId,
      options: [...state.eModes.values()].filter(
        ({ liquidationThreshold }) => liquidationThreshold > 0n,
      ),
    },
  }
}

function getOutcome(input: Input): Outcome {
  const { state, account } = input
  const { health, totalCollateral, totalDebt } = getAaveAccountValue(state, account)
  const text = (value: bigint) => toValueText(value, state.baseCurrencyUnit)
  const [expected] = getLiquidationPreviews(state, account)
  const isPriced = health.kind !== 'unpriced'
  return {
    health,
    step: health.kind === 'priced' ? getRiskStep(health.healthFactor) : null,
    isHeldBack: false,
    triggers: health.kind === 'priced' ? getTriggers(input) : [],
    collateralValue: isPriced ? text(totalCollateral) : null,
    debtValue: isPriced ? text(totalDebt) : null,
    takenValue: expected ? text(expected.seizedBase + expected.protocolFeeBase) : null,
    lossValue: expected ? text(expected.bonusBase + expected.protocolFeeBase) : null,
  }
}

function getTriggers(input: Input) {
  const { state, account } = input
  const triggers = getAssetTriggers(state, account).flatMap((trigger) => {
    const reserve = state.reserves.find((each) => each?.asset === trigger.asset)
    if (trigger.kind !== 'reachable' || !reserve) return []
    return [{ ...trigger, symbol: reserve.symbol, price: getPrice(input, reserve) }]
  })
  return sortTriggers(triggers, state.baseCurrencyUnit)
}

function getPrice({ state, account }: Input, reserve: AaveReserve): bigint | null {
  return getAppliedPrice(state, account.eModeCategoryId, reserve)
}

function getAssets(input: Input): WorldAsset[] {
  const { state, account } = input
  const left = getBorrowLimit(state, account) - getAaveAccountValue(state, account).totalDebt
  return state.reserves.flatMap((reserve): WorldAsset[] => {
    if (!reserve) return []
    const { id, asset, decimals } = reserve
    const position = account.positions.find(({ reserveId }) => reserveId === id)
    const balances = position && getReserveBalances(state, position)
    const [held, debt] = [balances?.collateral ?? 0n, balances?.debt ?? 0n]
    const price = getPrice(input, reserve)
    return [
      {
        asset,
        price,
        hasFixedPrice: false,
        held,
        debt,
        room: left > 0n && price ? (left * pow10(decimals)) / price : 0n,
        isUsed: position !== undefined,
        adding: held > 0n ? 'at-once' : 'asked',
        borrowing: debt > 0n ? 'at-once' : 'asked',
        isOn: position?.usedAsCollateral ?? false,
      },
    ]
  })
}

function toRemedies(
  { state }: Input,
  { remedies }: Extract<ReturnType<typeof getRemedies>, { kind: 'below' }>,
): WorldRemedies {
  return {
    kind: 'below',
    remedies: remedies.map((remedy) =>
      remedy.outcome === 'reaches'
        ? { ...remedy, value: toValueText(remedy.value, state.baseCurrencyUnit) }
        : remedy,
    ),
  }
}
