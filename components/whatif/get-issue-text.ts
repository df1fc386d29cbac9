import type { KeyedAsset } from '@/lib/api/what-if/asset-keys'
import { formatAmount, formatSymbol } from '@/lib/format'
import type { AaveWhatIfStep } from '@/lib/risk/aave-v3/what-if/what-if'
import type { WhatIfRefusal } from '@/lib/risk/what-if'
import type { WorldIssue, WorldObstacle } from './world'

const STEPS: Record<AaveWhatIfStep, string> = {
  price: 'The price',
  repay: 'The repayment',
  withdraw: 'The withdrawal',
  'e-mode': 'The change of eMode',
  add: 'The addition',
  collateral: 'The switch of collateral',
  borrow: 'The borrowing',
}

const OBSTACLES: Record<WorldObstacle, string> = {
  'unknown-asset': 'this market does not list it',
  'no-price': 'the oracle gives no price that could move',
  'fixed-price': 'the protocol counts it at one price, whatever it is worth',
  'nothing-owed': 'none of it is owed',
  'nothing-held': 'none of it is held',
  'not-collateral': 'this market does not take it as collateral',
  'not-lent': 'this market does not lend it',
  'supply-paused': 'the market takes nothing in now: it is paused',
  'withdraw-paused': 'the market gives nothing out now: it is paused',
  'supply-cap-exceeded': 'the market would then hold more of it than it takes',
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

const REFUSALS: Record<WhatIfRefusal, string> = {
  unhealthy: 'health would be below 1',
  'beyond-ltv': 'it is more than the collateral’s loan-to-value allows one to borrow',
  'not-enough-to-lend': 'the market has less than that left to lend',
  'debt-ceiling': 'more would be owed here than the market’s debt ceiling',
  unpriced: 'it can’t judge health without a price',
}

/** What is to be said of a what-if beside its numbers, a sentence each. */
export function getIssueText(issue: WorldIssue, assets: readonly KeyedAsset[]): string {
  if (issue.kind === 'refused' && issue.reason !== 'below-least-debt')
    return `The protocol would refuse this: ${REFUSALS[issue.reason]}.`
  const asset = assets.find((each) => each.asset === issue.asset)
  const symbol = asset ? formatSymbol(asset.symbol) : (issue.asset ?? '')
  const toText = (amount: bigint, rounding: 'up' | 'down') =>
    `${formatAmount(amount, { decimals: asset?.decimals ?? 0, rounding })} ${symbol}`
  if (issue.kind === 'refused')
    return `The protocol would refuse this: less than ${toText(issue.least, 'up')} would be owed, the least that it lends. Repay all of it, or owe that much.`
  if (issue.kind === 'capped')
    return `${STEPS[issue.step]} is of all ${toText(issue.amount, issue.step === 'repay' ? 'up' : 'down')}: there is no more.`
  const of = issue.step === 'e-mode' ? '' : ` of ${symbol}`
  const who = issue.step === 'e-mode' && symbol ? `${symbol}: ` : ''
  return `${STEPS[issue.step]}${of} is left out: ${who}${OBSTACLES[issue.obstacle]}.`
}
