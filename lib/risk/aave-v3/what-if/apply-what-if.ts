import { type Address, WAD } from '../../units'
import type { WhatIfAmount } from '../../what-if'
import { getAaveAccountValue } from '../get-account-value'
import type { AaveAccount, AaveMarketState, AaveReserve } from '../state'
import {
  type AppliedAmount,
  applyAdd,
  applyBorrow,
  applyRepay,
  applyWithdraw,
} from './apply-what-if-amount'
import { applyWhatIfPrices } from './apply-what-if-prices'
import { applyCollateralSwitch, applyEModeSwitch } from './apply-what-if-switch'
import { getBorrowLimit } from './get-borrow-limit'
import type { AaveWhatIf, AaveWhatIfIssue, AaveWhatIfResult, AaveWhatIfStep } from './what-if'

/**
 * Market and account as they would be after a what-if, for the same functions that judge the real ones; the
 * same objects where it changes nothing. A step that the protocol would not take is left out and said;
 * amounts beyond what there is are capped and said; what only the resulting health forbids is taken and
 * said. Rates, indexes and time stay as they are. Never throws for any what-if.
 */
export function applyWhatIf(
  state: AaveMarketState,
  account: AaveAccount,
  whatIf: AaveWhatIf,
): AaveWhatIfResult {
  const issues: AaveWhatIfIssue[] = []
  let borrows = false
  let isJudged = false
  let next = account
  const take = (step: AaveWhatIfStep, asset: Address | null, applied: AppliedAmount | Switched) => {
    if (applied.kind === 'left-out') {
      issues.push({ kind: 'left-out', step, asset, obstacle: applied.obstacle })
      return
    }
    if ('capped' in applied && applied.capped !== null && asset !== null)
      if (step === 'repay' || step === 'withdraw')
        issues.push({ kind: 'capped', step, asset, amount: applied.capped })
    if (applied.account === next) return
    if (step === 'borrow') borrows = true
    if (isJudgedByHealth(state, { step, asset, before: next, after: applied.account }))
      isJudged = true
    next = applied.account
  }
  const each = <T>(
    step: AaveWhatIfStep,
    values: ReadonlyMap<Address, T>,
    apply: (reserve: AaveReserve, value: T) => AppliedAmount | Switched,
  ) => {
    for (const [asset, value] of values) {
      const reserve = state.reserves.find((one) => one?.asset === asset)
      take(step, asset, reserve ? apply(reserve, value) : UNKNOWN_ASSET)
    }
  }
  each('repay', positive(whatIf.repay), (reserve, amount) =>
    applyRepay(state, next, { reserve, amount }),
  )
  each('withdraw', positive(whatIf.withdraw), (reserve, amount) =>
    applyWithdraw(state, next, { reserve, amount }),
  )
  if (whatIf.eModeCategoryId !== null) {
    const applied = applyEModeSwitch(state, next, whatIf.eModeCategoryId)
    take('e-mode', applied.kind === 'left-out' ? applied.asset : null, applied)
  }
  each('add', positive(whatIf.add), (reserve, amount) => applyAdd(state, next, { reserve, amount }))
  each('collateral', whatIf.collateral, (reserve, usedAsCollateral) =>
    applyCollateralSwitch(state, next, { reserve, usedAsCollateral }),
  )
  each('borrow', positive(whatIf.borrow), (reserve, amount) =>
    applyBorrow(state, next, { reserve, amount }),
  )
  const priced = applyWhatIfPrices(state, next, whatIf)
  issues.push(...priced.issues)
  if (isJudged) issues.push(...getRefusals(priced.state, next, { borrows }))
  return { state: priced.state, account: next, issues }
}

type Switched = ReturnType<typeof applyEModeSwitch>

const UNKNOWN_ASSET = { kind: 'left-out', obstacle: 'unknown-asset' } as const

function positive<T extends WhatIfAmount>(amounts: ReadonlyMap<Address, T>): Map<Address, T> {
  const isSome = (amount: WhatIfAmount) => amount === 'all' || amount > 0n
  return new Map([...amounts].filter(([, amount]) => isSome(amount)))
}

/**
 * Whether the protocol looks at health once a step is done: what takes collateral away or adds debt. Until v3.5
 * it does not for one who enters eMode from none.
 */
function isJudgedByHealth(
  { rules, reserves }: AaveMarketState,
  change: { step: AaveWhatIfStep; asset: Address | null; before: AaveAccount; after: AaveAccount },
): boolean {
  const { step, asset, before, after } = change
  if (step === 'borrow') return true
  if (step === 'e-mode') return rules.zeroThreshold === 'counted' || before.eModeCategoryId !== 0
  if (step !== 'withdraw' && step !== 'collateral') return false
  const counts = ({ positions }: AaveAccount) =>
    positions.some(
      ({ reserveId, usedAsCollateral }) => usedAsCollateral && reserves[reserveId]?.asset === asset,
    )
  return counts(before) && (step === 'withdraw' || !counts(after))
}

/** What would revert because of where it leads. */
function getRefusals(
  state: AaveMarketState,
  account: AaveAccount,
  { borrows }: { borrows: boolean },
): AaveWhatIfIssue[] {
  const { health, totalDebt } = getAaveAccountValue(state, account)
  if (health.kind !== 'priced') return []
  if (health.healthFactor < WAD) return [{ kind: 'refused', reason: 'unhealthy' }]
  if (borrows && totalDebt > getBorrowLimit(state, account))
    return [{ kind: 'refused', reason: 'beyond-ltv' }]
  return []
}
