import { describe, expect, test } from 'vitest'
import { getIdenticon } from './get-identicon'

const ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

describe('getIdenticon', () => {
  test('default: the same address, the same picture, whatever its case', () => {
    expect(getIdenticon(ADDRESS)).toEqual(getIdenticon(ADDRESS.toLowerCase()))
    expect(getIdenticon(ADDRESS).path).toMatch(/^(M\d \dh1v1h-1z)+$/)
  })

  test('IDENTICON_TELLS_LOOKALIKES: one changed digit in the middle changes the picture', () => {
    const seen = new Set([JSON.stringify(getIdenticon(ADDRESS))])
    for (let at = 6; at < 38; at++) {
      const digit = (Number.parseInt(ADDRESS.charAt(at), 16) ^ 1).toString(16)
      const other = `${ADDRESS.slice(0, at)}${digit}${ADDRESS.slice(at + 1)}`
      seen.add(JSON.stringify(getIdenticon(other)))
    }
    expect(seen.size).toBe(33)
  })
})
