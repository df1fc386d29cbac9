import { describe, expect, test } from 'vitest'
import { getWaitingReasons, type WaitingChoice, type WaitingFacts } from './get-waiting-reasons'

const choice: WaitingChoice = {
  blocked: null,
  bonusUsd: 50,
  repayUsd: 1_000,
  seizedUsd: 1_050,
  toxic: false,
  isCollateralLentOut: false,
  saleUsd: null,
  isDebtIlliquid: false,
}
const facts: WaitingFacts = {
  debtUsd: 1_000,
  collateralUsd: 1_200,
  blocksWaited: 40,
  choices: [choice],
  gasCostUsd: 4,
  isCallerPaid: true,
}
const withChoice = (changes: Partial<WaitingChoice>): WaitingFacts => ({
  ...facts,
  choices: [{ ...choice, ...changes }],
})

test('default: where nothing explains it, that is said', () => {
  expect(getWaitingReasons(facts)).toEqual(['not-known'])
})

test.each([
  ['just-now', { ...facts, blocksWaited: 1 }],
  ['paused', withChoice({ blocked: 'reserve-paused' })],
  ['paused', withChoice({ blocked: 'stopped' })],
  ['grace-period', withChoice({ blocked: 'grace-period' })],
  ['sequencer-outage', withChoice({ blocked: 'sequencer-outage' })],
  ['leaves-dust', withChoice({ blocked: 'leaves-dust' })],
  ['auction-limit', withChoice({ blocked: 'liquidation-limit-hit' })],
  ['refused', withChoice({ blocked: 'a check of tomorrow' })],
  ['nothing-to-take', { ...facts, choices: [] }],
  ['nothing-to-take', withChoice({ seizedUsd: 0 })],
  ['bad-debt', { ...facts, collateralUsd: 900 }],
  ['dust', { ...facts, debtUsd: 9 }],
  ['caller-unpaid', { ...facts, isCallerPaid: false }],
  ['bonus-below-gas', { ...facts, gasCostUsd: 51 }],
  ['no-depth', withChoice({ saleUsd: 999 })],
  ['collateral-lent-out', withChoice({ isCollateralLentOut: true })],
  ['debt-illiquid', withChoice({ isDebtIlliquid: true })],
  ['toxic', withChoice({ toxic: true })],
] as const)('behavior: %s', (reason, given) => {
  expect(getWaitingReasons(given)).toEqual([reason])
})

describe('what is not known explains nothing', () => {
  test.each([
    ['gas', { ...facts, gasCostUsd: null }],
    ['a bonus', { ...withChoice({ bonusUsd: null }), gasCostUsd: 1_000 }],
    ['a sale', withChoice({ saleUsd: null })],
    ['how long', { ...facts, blocksWaited: null }],
    ['the debt', { ...facts, debtUsd: null }],
  ])('behavior: %s', (_, given) => {
    expect(getWaitingReasons(given)).toEqual(['not-known'])
  })
})

test('behavior: several hold at once', () => {
  const given = { ...facts, debtUsd: 5, collateralUsd: 4, gasCostUsd: 60 }
  expect(getWaitingReasons(given)).toEqual(['bad-debt', 'dust', 'bonus-below-gas'])
})

test('behavior: one choice that pays is not explained by another that does not', () => {
  const choices = [choice, { ...choice, bonusUsd: 1, blocked: null }]
  expect(getWaitingReasons({ ...facts, choices })).toEqual(['not-known'])
  const blocked = [choice, { ...choice, blocked: 'reserve-paused' }]
  expect(getWaitingReasons({ ...facts, choices: blocked })).toEqual(['not-known'])
})
