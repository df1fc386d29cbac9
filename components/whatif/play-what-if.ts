import type { RiskInput } from '@/lib/api/risk-input'
import { type ParsedWhatIf, parseWhatIf } from '@/lib/api/what-if/parse-what-if'
import type { WhatIfFields } from '@/lib/api/what-if/what-if-fields'
import { applyWhatIf } from '@/lib/risk/aave-v3/apply-what-if'
import { type AaveRemedies, getRemedies } from '@/lib/risk/aave-v3/get-remedies'
import type { AaveWhatIf, AaveWhatIfIssue, AaveWhatIfResult } from '@/lib/risk/aave-v3/what-if'
import { getOutcome, type Outcome } from './get-outcome'

/** A what-if played: what the reader asked, what came of it, against today. */
export type WhatIfPlay = {
  input: RiskInput
  parsed: ParsedWhatIf
  /** The reader departs from today in something that can be used. */
  isChanged: boolean
  today: Outcome
  after: Outcome
  /** Market and account after it. */
  result: AaveWhatIfResult
  issues: readonly AaveWhatIfIssue[]
  remedies: AaveRemedies
  /** Prices or switches are not today's: the remedies are of that world. */
  isOtherWorld: boolean
}

const todays = new WeakMap<RiskInput, Outcome>()
const NO_AMOUNTS = {
  repay: new Map(),
  withdraw: new Map(),
  add: new Map(),
  borrow: new Map(),
} satisfies Partial<AaveWhatIf>

/**
 * Plays the fields of a link on an account. Remedies are single actions in the world of the what-if's prices
 * and switches, its amounts left aside: each is a what-if of its own.
 */
export function playWhatIf(input: RiskInput, fields: WhatIfFields): WhatIfPlay {
  const { state, account } = input
  const parsed = parseWhatIf(input, fields)
  const { whatIf, level, shown } = parsed
  const today = todays.get(input) ?? getOutcome(state, account)
  todays.set(input, today)
  const result = applyWhatIf(state, account, whatIf)
  const isOtherWorld =
    whatIf.allPrices !== null ||
    whatIf.eModeCategoryId !== null ||
    whatIf.prices.size + whatIf.collateral.size > 0
  const isChanged =
    isOtherWorld ||
    whatIf.repay.size + whatIf.withdraw.size + whatIf.add.size + whatIf.borrow.size > 0
  const world = isOtherWorld ? applyWhatIf(state, account, { ...whatIf, ...NO_AMOUNTS }) : input
  return {
    input,
    parsed,
    isChanged,
    today,
    after: isChanged ? getOutcome(result.state, result.account) : today,
    result,
    issues: result.issues,
    remedies: getRemedies(world.state, world.account, { level, alsoAdd: shown }),
    isOtherWorld,
  }
}
