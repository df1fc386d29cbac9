import { POLICY_NAMES } from './policy-words'
import type { StressQuery } from './stress-query'
import type { StressTerms } from './stress-result'
import { toShare } from './to-text'

/** What the result rests on, in three lines. */
export function Assumptions({
  query,
  isOracleBlind,
  terms,
}: {
  query: StressQuery
  /** Then no share of the pools' price comes into the oracle's, whatever was chosen. */
  isOracleBlind: boolean
  terms: Omit<StressTerms, 'amplification'>
}) {
  const { share, lag, refill, policy, depth } = query.model
  return (
    <div className="border-rule border-t px-4 py-3 text-muted text-t1">
      <h3 className="font-bold">What this rests on</h3>
      <ol className="mt-1 grid list-decimal gap-1 pl-5">
        <li>
          Each minute everyone whose health is below 1 at the oracle’s price is sold{' '}
          {policy === 'own' ? 'by the market’s own rules' : POLICY_NAMES[policy]}, largest debt
          first, as far as it pays; nobody repays or adds collateral. Debt that no collateral is
          left for is {terms.badDebt}.
        </li>
        <li>
          What is taken is sold into the pools as they stand at this block
          {depth === 1 ? '' : `, ${depth} times as deep`} (and as deep at a risen price), each sale
          at a lower price than the one before ({terms.slippage}). New buyers make good{' '}
          {toShare(refill)} of it within an hour. Gas costs nothing; pools and exchanges that are
          not known do not count, nor do sales in two steps by a third token.
        </li>
        <li>
          {isOracleBlind
            ? 'The oracle sees neither the price outside nor the pools’.'
            : getOracleText(share, lag)}{' '}
          Interest stands still during the {terms.cascade}.
        </li>
      </ol>
    </div>
  )
}

function getOracleText(share: number, lag: number): string {
  const late = `${lag === 1 ? 'a minute' : `${lag} minutes`} late`
  if (share === 0)
    return 'An outside market holds the shocked price: the oracle does not follow the pools.'
  if (share === 1) return `The pools are the market: the oracle follows them, ${late}.`
  return `The oracle follows the pools by ${toShare(share)}, ${late}; the rest is an outside market that holds the shocked price.`
}
