import { getChangedPrice, movesPrices, moveWithAll } from '../../changed-price'
import { getAppliedPrice } from '../get-applied-price'
import type { AaveAccount, AaveMarketState, AaveReserve } from '../state'
import type { AaveWhatIf, AaveWhatIfIssue } from './what-if'

/**
 * The market at the prices of a what-if; the same object where it moves none. On v3.0 the price of the
 * account's own eMode category moves with any of its assets, since it is the price in use for all of them.
 */
export function applyWhatIfPrices(
  state: AaveMarketState,
  account: AaveAccount,
  whatIf: Pick<AaveWhatIf, 'allPrices' | 'prices'>,
): { state: AaveMarketState; issues: AaveWhatIfIssue[] } {
  const { allPrices, prices } = whatIf
  const issues: AaveWhatIfIssue[] = []
  if (!movesPrices(whatIf)) return { state, issues }
  const all = { move: allPrices, unit: state.baseCurrencyUnit }
  const unknown = new Set(prices.keys())
  let categoryPrice: bigint | undefined
  const reserves = state.reserves.map((reserve) => {
    if (reserve === undefined) return reserve
    const { asset } = reserve
    unknown.delete(asset)
    const own = prices.get(asset)
    if (own === undefined) return { ...reserve, price: moveWithAll(reserve.price, all) }
    const price = getChangedPrice(getAppliedPrice(state, account.eModeCategoryId, reserve), own)
    if (price === null) {
      issues.push({ kind: 'left-out', step: 'price', asset, obstacle: 'no-price' })
      return reserve
    }
    if (isPricedByCategory(state, account, reserve)) categoryPrice = price
    return { ...reserve, price }
  })
  for (const asset of unknown)
    issues.push({ kind: 'left-out', step: 'price', asset, obstacle: 'unknown-asset' })
  const eModes = new Map(
    [...state.eModes].map(([id, category]) => {
      const isOwn = id === account.eModeCategoryId && categoryPrice !== undefined
      const price = isOwn ? (categoryPrice ?? null) : moveWithAll(category.price, all)
      return [id, { ...category, price }]
    }),
  )
  return { state: { ...state, reserves, eModes }, issues }
}

function isPricedByCategory(
  { rules, eModes }: AaveMarketState,
  { eModeCategoryId }: AaveAccount,
  reserve: AaveReserve,
): boolean {
  return (
    rules.eMode === 'category' &&
    eModeCategoryId !== 0 &&
    reserve.eModeCategoryId === eModeCategoryId &&
    (eModes.get(eModeCategoryId)?.price ?? null) !== null
  )
}
