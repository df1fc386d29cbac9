import type { RiskInput } from '@/lib/api/risk-input'
import { getWhatIfTerms, type WhatIfTerms } from '@/lib/api/what-if/get-terms'
import { type ParsedWhatIf, parseWhatIf } from '@/lib/api/what-if/parse-what-if'
import type { WhatIfFields } from '@/lib/api/what-if/what-if-fields'
import type { AaveWhatIf } from '@/lib/risk/aave-v3/what-if/what-if'
import type { OpenWorld, Outcome, WhatIfWorld, WorldIssue, WorldRemedies } from './world'

/** A what-if played: what the reader asked, what came of it, against today. */
export type WhatIfPlay = {
  input: RiskInput
  terms: WhatIfTerms
  parsed: ParsedWhatIf
  /** The reader departs from today in something that can be used. */
  isChanged: boolean
  today: Outcome
  after: Outcome
  /** Account and market as they are, and after it. */
  worlds: { today: WhatIfWorld; after: WhatIfWorld }
  issues: readonly WorldIssue[]
  remedies: WorldRemedies
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
export function playWhatIf(
  input: RiskInput,
  { fields, openWorld }: { fields: WhatIfFields; openWorld: OpenWorld },
): WhatIfPlay {
  const parsed = parseWhatIf(input, fields)
  const { whatIf, level, shown } = parsed
  const world = openWorld(input)
  const today = todays.get(input) ?? world.getOutcome()
  todays.set(input, today)
  const result = world.apply(whatIf)
  const isOtherWorld =
    whatIf.allPrices !== null ||
    whatIf.eModeCategoryId !== null ||
    whatIf.prices.size + whatIf.collateral.size > 0
  const isChanged =
    isOtherWorld ||
    whatIf.repay.size + whatIf.withdraw.size + whatIf.add.size + whatIf.borrow.size > 0
  const other = isOtherWorld ? world.apply({ ...whatIf, ...NO_AMOUNTS }).world : world
  return {
    input,
    terms: getWhatIfTerms(input),
    parsed,
    isChanged,
    today,
    after: isChanged ? result.world.getOutcome() : today,
    worlds: { today: world, after: result.world },
    issues: result.issues,
    remedies: other.getRemedies({ level, alsoAdd: shown }),
    isOtherWorld,
  }
}
