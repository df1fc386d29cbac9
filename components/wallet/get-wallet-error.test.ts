import { describe, expect, test } from 'vitest'
import { getWalletProblem } from './get-wallet-error'

const withCode = (code: number, cause?: unknown) =>
  Object.assign(new Error('said the wallet', { cause }), { code })

describe('getWalletProblem', () => {
  test.each([
    [4001, 'declined', 'You declined in Mask.'],
    [-32002, 'busy', 'open it and answer there'],
    [4902, 'unknown-chain', 'does not know that chain'],
  ])('default: code %d is %s', (code, kind, text) => {
    const problem = getWalletProblem(withCode(code), 'Mask')
    expect(problem.kind).toBe(kind)
    expect(problem.text).toContain(text)
  })

  test('behavior: the code is found in the cause', () => {
    expect(getWalletProblem(new Error('outer', { cause: withCode(4001) }), 'Mask').kind).toBe(
      'declined',
    )
    expect(getWalletProblem(withCode(-32603, withCode(4902)), 'Mask').kind).toBe('unknown-chain')
  })

  test('behavior: other errors keep the first line of what was said, cut', () => {
    expect(getWalletProblem(new Error(`boom\nat secret`), 'Mask')).toEqual({
      kind: 'other',
      text: 'Mask answered: boom',
    })
    expect(getWalletProblem(new Error('x'.repeat(900)), 'Mask').text.length).toBeLessThan(200)
    expect(getWalletProblem('what', 'Mask').kind).toBe('other')
  })

  test('behavior: a circle of causes ends', () => {
    const circle = new Error('round')
    circle.cause = circle
    expect(getWalletProblem(circle, 'Mask').kind).toBe('other')
  })
})
