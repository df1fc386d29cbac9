import { describe, expect, test } from 'vitest'
import { getInputProblem } from './get-input-problem'

describe('getInputProblem', () => {
  test.each([
    ['0x123', 'After 0x it has 3 digits; an address has 40.'],
    [`0x${'1'.repeat(41)}`, 'After 0x it has 41 digits; an address has 40.'],
    [`0x${'g'.repeat(40)}`, '“g” is no hex digit: 0 to 9 and a to f are.'],
    [
      'hello',
      '“hello” is neither an address (0x and 40 hex digits) nor a name (such as vault.eth).',
    ],
  ])('default: %s', (input, why) => {
    expect(getInputProblem(input).why).toBe(why)
  })

  test('behavior: a whole address was refused for its checksum', () => {
    const input = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'
    expect(getInputProblem(input).why).toContain('checksum')
  })

  test('behavior: of a name only the chain can tell why', () => {
    expect(getInputProblem('nobody.eth')).toMatchObject({
      title: 'No account by the name “nobody.eth”',
      why: null,
    })
  })

  test('behavior: a long text is cut', () => {
    expect(getInputProblem('x'.repeat(10_000)).why?.length).toBeLessThan(200)
  })
})
