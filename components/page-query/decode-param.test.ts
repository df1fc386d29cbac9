import { expect, test } from 'vitest'
import { decodeParam } from './decode-param'
import { hasEmpty } from './has-empty'

test('default', () => {
  expect(decodeParam('morpho%3A0xab')).toBe('morpho:0xab')
})

test('error: what is no encoding stays', () => {
  expect(decodeParam('%E0%A4%A')).toBe('%E0%A4%A')
})

test('behavior: empty fields of a form are seen', () => {
  expect(hasEmpty({ market: '', sort: 'debt' })).toBe(true)
  expect(hasEmpty({ sort: 'debt', market: undefined })).toBe(false)
})
