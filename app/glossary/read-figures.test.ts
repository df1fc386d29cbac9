import { expect, test } from 'vitest'
import { LATE_BORROWER } from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { ChainReadError } from '@/lib/errors'
import { readFigures } from './read-figures'

test('default: numbers of markets, book, curve, feed and the nearest account', async () => {
  const figures = await readFigures(createFixtureEngine())
  expect(figures['health-factor']).toMatchObject({
    value: '0.9876',
    of: { href: `/accounts/${LATE_BORROWER}` },
  })
  expect(figures['close-factor']?.value).toBe('50.0\u00a0%')
  expect(figures.leverage?.value).toBe('5.3\u00a0×')
  expect(figures.cascade?.of?.href).toBe('/?fall=0.2')
  expect(figures['forced-liquidation']?.value).toMatch(/^\d+$/)
  expect(figures.liquidator?.label).toMatch(/^Different ones among the newest \d+ liquidations$/)
  expect(figures.lateness?.value).toMatch(/^\d+ blocks?$/)
  expect(figures.auction?.value).toMatch(/^\d+$/)
  for (const figure of Object.values(figures)) {
    if (figure) expect(Object.keys(figure.asOf).length).toBeGreaterThan(0)
  }
})

test('error: what the chain does not tell now is left out, the rest stays', async () => {
  const figures = await readFigures(
    createFixtureEngine({
      async readAccount() {
        throw new ChainReadError('Chain 1 does not answer.', { reason: 'network', retryable: true })
      },
    }),
  )
  expect(figures['close-factor']).toBeUndefined()
  expect(figures['health-factor']?.value).toBe('0.9876')
})

test('error: an error that nobody foresaw is not swallowed', async () => {
  const engine = createFixtureEngine({
    async readAccount() {
      throw new TypeError('broken')
    },
  })
  await expect(readFigures(engine)).rejects.toThrow('broken')
})

test('behavior: an empty book leaves out what needs a loan', async () => {
  const base = createFixtureEngine()
  const figures = await readFigures(
    createFixtureEngine({ readBook: (query) => ({ ...base.readBook(query), items: [] }) }),
  )
  expect(figures['health-factor']).toBeUndefined()
  expect(figures.utilisation).toBeDefined()
})

test('behavior: debt that nothing backs is not the loan nearest to liquidation', async () => {
  const base = createFixtureEngine()
  const figures = await readFigures(
    createFixtureEngine({
      readBook(query) {
        const book = base.readBook(query)
        const [first] = book.items
        const uncovered = first && { ...first, healthFactor: '0', collateralUsd: '0' }
        return { ...book, items: uncovered ? [uncovered, ...book.items] : [] }
      },
    }),
  )
  expect(figures['health-factor']?.value).toBe('0.9876')
})
