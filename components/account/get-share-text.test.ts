import { expect, test } from 'vitest'
import {
  account,
  emptyAccount,
  lateAccount,
  noDebtAccount,
  unpricedAccount,
} from '@/lib/api/testing/account'
import { getShareText } from './get-share-text'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('default: state in the title; sentence, totals, market and block beneath', () => {
  const { title, description } = getShareText(account)
  expect(title).toBe('Health 1.30 · borrower.eth')
  expect(plain(description)).toBe(
    'Liquidated if WETH rises 30.0 %, to $2,600.00. $62,000.00 held, $38,000.00 owed. Aave v3.0.2 (local chain), block 43,210.',
  )
})

test('behavior: each state has its words', () => {
  expect(getShareText(lateAccount).title).toMatch(/^Health 0\.9876, under water · 0x/)
  expect(getShareText(noDebtAccount).title).toMatch(/^No debt · /)
  expect(getShareText(unpricedAccount).title).toMatch(/^Price missing · /)
  expect(getShareText(unpricedAccount).description).not.toContain('held')
  expect(getShareText(emptyAccount).description).toContain('no position')
})
