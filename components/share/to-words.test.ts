import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toWords } from './to-words'

const join = (words: ReturnType<typeof toWords>) =>
  words.map((word) => word.map(({ text }) => text).join(''))

test('default: words keep what stands next to them without a space', () => {
  const words = toWords([
    { text: 'Liquidated if ' },
    { text: 'WETH', kind: 'token' },
    { text: ' falls ' },
    { text: '30.0\u00a0%', kind: 'strong' },
    { text: ', to $1,375.00.' },
  ])
  expect(join(words)).toEqual([
    'Liquidated',
    'if',
    'WETH',
    'falls',
    '30.0\u00a0%,',
    'to',
    '$1,375.00.',
  ])
  expect(words[4]).toEqual([
    { text: '30.0\u00a0%', isStrong: true },
    { text: ',', isStrong: false },
  ])
})

test('WORDS_ARE_THE_SENTENCE', () => {
  const part = fc.string().map((text) => ({ text: text.replace(/\s/g, ' ') }))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const sentence = parts.map(({ text }) => text).join('')
      expect(join(toWords(parts))).toEqual(sentence.split(' ').filter((word) => word !== ''))
    }),
  )
})
