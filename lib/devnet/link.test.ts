import { expect, test } from 'vitest'
import { linkBytecode } from './link'

const references = {
  'a.sol': {
    Logic: [
      { start: 1, length: 20 },
      { start: 23, length: 20 },
    ],
  },
}
const placeholder = `__$${'0'.repeat(34)}$__`
const bytecode = `0xaa${placeholder}bbcc${placeholder}dd` as const
const address = '0x1111111111111111111111111111111111111111'

test('default: every range gets the address', () => {
  const linked = linkBytecode({ bytecode, linkReferences: references }, { Logic: address })
  expect(linked).toBe(`0xaa${'11'.repeat(20)}bbcc${'11'.repeat(20)}dd`)
})

test('error: a library without an address is named', () => {
  expect(() => linkBytecode({ bytecode, linkReferences: references }, {})).toThrow(
    'library Logic is not deployed',
  )
})
