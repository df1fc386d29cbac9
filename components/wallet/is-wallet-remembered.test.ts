import { expect, test } from 'vitest'
import { isWalletRemembered } from './is-wallet-remembered'

test.each([
  [null, false],
  ['not json', false],
  ['null', false],
  ['{}', false],
  ['{"state":{"current":null}}', false],
  ['{"state":{"current":"1a2b"}}', true],
])('default: %s is %s', (kept, remembered) => {
  expect(isWalletRemembered({ getItem: () => kept })).toBe(remembered)
})

test('behavior: storage that is forbidden remembers nothing', () => {
  const getItem = () => {
    throw new Error('SecurityError')
  }
  expect(isWalletRemembered({ getItem })).toBe(false)
})
