import { describe, expect, test } from 'vitest'
import { ChainReadError, InvalidRequestError, NotFoundError } from '@/lib/errors'
import { readOrProblem } from './read-or-problem'

describe('readOrProblem', () => {
  test('default', () => {
    expect(readOrProblem(() => [1])).toEqual({ data: [1], problem: null })
  })

  test.each([InvalidRequestError, NotFoundError])('error: %o becomes a problem to show', (Kind) => {
    const read = () => {
      throw new Kind('There is no market x.', { metaMessages: ['There are: a, b.'] })
    }
    expect(readOrProblem(read)).toEqual({
      data: null,
      problem: { what: 'There is no market x.', todo: ['There are: a, b.'] },
    })
  })

  test('error: what is not the reader’s doing is thrown on', () => {
    const down = new ChainReadError('No answer.', { reason: 'network', retryable: true })
    expect(() =>
      readOrProblem(() => {
        throw down
      }),
    ).toThrow(down)
    expect(() =>
      readOrProblem(() => {
        throw new TypeError('bug')
      }),
    ).toThrow(TypeError)
  })
})
