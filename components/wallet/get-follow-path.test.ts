import { expect, test } from 'vitest'
import { getFollowPath } from './get-follow-path'

const previous = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const next = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

test.each([
  [`/accounts/${previous}`, `/accounts/${next}`],
  [`/accounts/${previous.toLowerCase()}`, `/accounts/${next}`],
  ['/accounts/vault.eth', `/accounts/${next}`],
  [`/accounts/0x${'1'.repeat(40)}`, null],
  ['/accounts', null],
  ['/markets', null],
  ['/', null],
])('default: from %s to %s', (path, to) => {
  expect(getFollowPath({ path, previous, next })).toBe(to)
})
