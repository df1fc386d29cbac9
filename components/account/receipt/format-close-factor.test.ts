import { expect, test } from 'vitest'
import { formatCloseFactor } from './format-close-factor'

test.each([
  ['0.4999', '50.0\u00a0%'],
  ['0.5', '50.0\u00a0%'],
  ['1', '100.0\u00a0%'],
  ['0.4321', '43.21\u00a0%'],
  ['0.4989', '49.89\u00a0%'],
])('default: %s is %s', (ratio, text) => {
  expect(formatCloseFactor(ratio)).toBe(text)
})
