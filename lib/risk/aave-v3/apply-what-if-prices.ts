import { WAD, type Wad } from '../units'
import { getAppliedPrice } from './get-applied-price'
import type { AaveAccount, AaveMarketState, AaveReserve } from './state'
import type { AaveWhatIf, AaveWhatIfIssue, PriceChange } from './what-if'

/** Less than this an oracle can't answer: its 0 is no price. */
const LOWEST_PRICE = 1n

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
  if (allPrices === null && prices.size === 0) return { state, issues }
  const unknown = new Set(prices.keys())
  let categoryPrice: bigint | undefined
  const reserves = state.reserves.map((reserve) => {
    if (reserve === undefined) return reserve
    const { asset } = reserve
    unknown.delete(asset)
    const own = prices.get(asset)
    if (own === undefined) return { ...reserve, price: moveWithAll(state, reserve, allPrices) }
    const price = getPrice(getAppliedPrice(state, account.eModeCategoryId, reserve), own)
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
      const price = isOwn ? (categoryPrice ?? null) : moveWithAll(state, category, allPrices)
      return [id, { ...category, price }]
    }),
  )
  return { state: { ...state, reserves, eModes }, issues }
}

/** Within a tenth of one base currency: `allPrices` leaves it where it is. */
export function isPegged({ baseCurrencyUnit }: AaveMarketState, price: bigint): boolean {
  return price * 10n >= baseCurrencyUnit * 9n && price * 10n <= baseCurrencyUnit * 11n
}

function moveWithAll(
  state: AaveMarketState,
  { price }: { price: bigint | null },
  move: Wad | null,
): bigint | null {
  if (move === null || price === null || isPegged(state, price)) return price
  return getPrice(price, { kind: 'move', move })
}

function getPrice(today: bigint | null, change: PriceChange): bigint | null {
  if (change.kind === 'move' && today === null) return null
  const price = change.kind === 'price' ? change.price : ((today ?? 0n) * (WAD + change.move)) / WAD
  return price < LOWEST_PRICE ? LOWEST_PRICE : price
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
