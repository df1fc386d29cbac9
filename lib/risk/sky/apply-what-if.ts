import { changePrices, movesPrices } from '../changed-price'
import { divCeil } from '../math'
import { type Address, RAY, WAD, type Wad } from '../units'
import type { WhatIf, WhatIfIssue, WhatIfObstacle } from '../what-if'
import { type AmountStep, capAmount, listAmountSteps } from '../what-if-steps'
import { applySkyDrip } from './apply-drip'
import { applySkyPoke } from './apply-poke'
import { getSkyDebt, getSkyDebtLimit } from './get-debt'
import { getSkyPrice } from './get-price'
import type { SkyIlkState, SkyUrn } from './state'
import { toGemAmountFloor, toInk } from './to-gem-amount'

/** A vault of an ilk, and the token that is drawn. */
export type SkyVaultLoan = { state: SkyIlkState; urn: SkyUrn; dai: Address }

export type SkyWhatIfResult = SkyVaultLoan & { issues: readonly WhatIfIssue[] }

/**
 * Ilk and vault as they would be after a what-if; the same objects where it changes nothing. Amounts are taken after
 * a drip, as whoever pays or draws leaves the rate: the fee up to the block counts. A price is one that the price
 * module answers and that was poked. Amounts beyond what there is are capped and said; what only the end forbids is
 * taken and said. Never throws for any what-if.
 */
export function applySkyWhatIf(loan: SkyVaultLoan, whatIf: WhatIf): SkyWhatIfResult {
  const { dai } = loan
  const issues: WhatIfIssue[] = []
  const steps = listAmountSteps(whatIf)
  const taken = new Set<AmountStep['step']>()
  const dripped = steps.length > 0 ? { ...loan, state: applySkyDrip(loan.state) } : loan
  let next = dripped
  for (const amountStep of steps) {
    const { step, asset } = amountStep
    const result = take(next, amountStep)
    if (typeof result === 'string') {
      issues.push({ kind: 'left-out', step, asset, obstacle: result })
      continue
    }
    if (result.capped !== null && (step === 'repay' || step === 'withdraw'))
      issues.push({ kind: 'capped', step, asset, amount: result.capped })
    taken.add(step)
    next = result.after
  }
  const moved = movePrice({ ...next, state: taken.size > 0 ? next.state : loan.state }, whatIf)
  issues.push(...moved.issues)
  const after = { state: moved.state, urn: next.urn, dai }
  if (taken.size > 0)
    issues.push(
      ...getRefusals(after, {
        borrows: taken.has('borrow'),
        isRiskier: taken.has('borrow') || taken.has('withdraw'),
      }),
    )
  return { ...after, issues }
}

type Taken = { after: SkyVaultLoan; capped: bigint | null }

function take(loan: SkyVaultLoan, { step, asset, amount }: AmountStep): Taken | WhatIfObstacle {
  const { state, urn, dai } = loan
  const isDai = asset === dai
  const isGem = asset === state.gem.asset
  if (!isDai && !isGem) return 'unknown-asset'
  if (step === 'repay') {
    if (!isDai || urn.art === 0n) return 'nothing-owed'
    const owed = divCeil(getSkyDebt(state, urn), RAY)
    const { taken, isAll, isCapped } = capAmount(amount, owed)
    const dart = isAll ? urn.art : (taken * RAY) / state.rate
    return { after: withDebt(loan, -dart), capped: isCapped ? owed : null }
  }
  if (step === 'withdraw') {
    const held = toGemAmountFloor(state, urn.ink)
    if (!isGem || held === 0n) return 'nothing-held'
    const { taken, isCapped } = capAmount(amount, held)
    return { after: withCollateral(loan, -taken), capped: isCapped ? held : null }
  }
  const more = amount === 'all' ? 0n : amount
  if (step === 'add')
    return isGem ? { after: withCollateral(loan, more), capped: null } : 'not-collateral'
  if (!isDai) return 'not-lent'
  return { after: withDebt(loan, divCeil(more * RAY, state.rate)), capped: null }
}

/** @param dart normalised debt, signed */
function withDebt(loan: SkyVaultLoan, dart: bigint): SkyVaultLoan {
  const { state, urn } = loan
  return {
    ...loan,
    state: { ...state, totalArt: (state.totalArt + dart) as Wad },
    urn: { ...urn, art: (urn.art + dart) as Wad },
  }
}

/** @param amount smallest units of the token, signed */
function withCollateral(loan: SkyVaultLoan, amount: bigint): SkyVaultLoan {
  const { state, urn } = loan
  return { ...loan, urn: { ...urn, ink: (urn.ink + toInk(state, amount)) as Wad } }
}

function movePrice(
  { state, dai }: SkyVaultLoan,
  whatIf: WhatIf,
): { state: SkyIlkState; issues: readonly WhatIfIssue[] } {
  if (!movesPrices(whatIf)) return { state, issues: [] }
  const gem = state.gem.asset
  const price = getSkyPrice(state)
  const own = new Map(whatIf.prices)
  const isFixed = own.delete(dai)
  const { prices, issues } = changePrices(
    { allPrices: whatIf.allPrices, prices: own },
    { unit: WAD, today: new Map([[gem, price]]) },
  )
  const moved = (prices.get(gem) ?? null) as Wad | null
  return {
    state: moved === price ? state : applySkyPoke(state, moved),
    issues: isFixed
      ? [...issues, { kind: 'left-out', step: 'price', asset: dai, obstacle: 'fixed-price' }]
      : issues,
  }
}

/** What `vat.frob` would revert with because of where it leads, in its order. */
function getRefusals(
  { state, urn, dai }: SkyVaultLoan,
  { borrows, isRiskier }: { borrows: boolean; isRiskier: boolean },
): WhatIfIssue[] {
  const debt = getSkyDebt(state, urn)
  if (borrows && state.totalArt * state.rate > state.line)
    return [{ kind: 'refused', reason: 'debt-ceiling' }]
  if (isRiskier && debt > getSkyDebtLimit(state, urn))
    return [{ kind: 'refused', reason: state.spot === 0n ? 'unpriced' : 'unhealthy' }]
  if (debt > 0n && debt < state.dust)
    return [
      { kind: 'refused', reason: 'below-least-debt', asset: dai, least: divCeil(state.dust, RAY) },
    ]
  return []
}
