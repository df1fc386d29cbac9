import type { KeyedAsset } from '@/lib/api/what-if/asset-keys'
import { formatAmount, formatSymbol } from '@/lib/format'
import type {
  AaveWhatIfIssue,
  AaveWhatIfObstacle,
  AaveWhatIfStep,
} from '@/lib/risk/aave-v3/what-if'

const STEPS: Record<AaveWhatIfStep, string> = {
  price: 'The price',
  repay: 'The repayment',
  withdraw: 'The withdrawal',
  'e-mode': 'The change of eMode',
  add: 'The addition',
  collateral: 'The switch of collateral',
  borrow: 'The borrowing',
}

const OBSTACLES: Record<AaveWhatIfObstacle, string> = {
  'unknown-asset': 'this market does not list it',
  'no-price': 'the oracle gives no price that could move',
  'nothing-owed': 'none of it is owed',
  'nothing-held': 'none of it is held',
  inactive: 'its reserve is not active',
  paused: 'its reserve is paused',
  frozen: 'its reserve is frozen: nothing new comes in or is lent',
  'borrowing-disabled': 'it is not lent',
  'not-in-e-mode': 'the eMode category does not lend it',
  'ltv-zero': 'its loan-to-value is 0, so it can’t be made collateral',
  'unknown-e-mode': 'there is no such category',
  'debt-not-in-e-mode': 'it is owed and does not belong to that category: repay it first',
  'collateral-not-in-e-mode': 'it is collateral and would have a loan-to-value of 0 there',
}

/** What is to be said of a what-if beside its numbers, a sentence each. */
export function getIssueText(issue: AaveWhatIfIssue, assets: readonly KeyedAsset[]): string {
  if (issue.kind === 'refused')
    return issue.reason === 'unhealthy'
      ? 'The protocol would refuse this: health would be below 1.'
      : 'The protocol would refuse this: it is more than the collateral’s loan-to-value allows one to borrow.'
  const asset = assets.find((each) => each.asset === issue.asset)
  const symbol = asset ? formatSymbol(asset.symbol) : (issue.asset ?? '')
  if (issue.kind === 'capped') {
    const amount = formatAmount(issue.amount, { decimals: asset?.decimals ?? 0, rounding: 'up' })
    return `${STEPS[issue.step]} is of all ${amount} ${symbol}: there is no more.`
  }
  const of = issue.step === 'e-mode' ? '' : ` of ${symbol}`
  const who = issue.step === 'e-mode' && symbol ? `${symbol}: ` : ''
  return `${STEPS[issue.step]}${of} is left out: ${who}${OBSTACLES[issue.obstacle]}.`
}
