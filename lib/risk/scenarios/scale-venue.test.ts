import { expect, test } from 'vitest'
import { createConstantVenue, scaleVenue } from './scale-venue'

/** What a sale from the first price down to a share of it brings and takes, over one range. */
function sellTo(venue: ReturnType<typeof createConstantVenue>, share: number) {
  if (venue.kind !== 'ladder') throw new Error('not a ladder')
  const [from = 0] = venue.prices
  const [liquidity = 0] = venue.liquidity
  const to = from * share
  return {
    tokens: liquidity * (1 / Math.sqrt(to) - 1 / Math.sqrt(from)),
    dollars: liquidity * (Math.sqrt(from) - Math.sqrt(to)),
  }
}

test('default: a supposed depth is what lowers the price by 2 %', () => {
  const { dollars } = sellTo(createConstantVenue(2_000, 1_000_000), 0.98)
  expect(dollars).toBeCloseTo(1_000_000, 3)
})

test('behavior: a lower price brings that much less for the same tokens; more depth takes more of them', () => {
  const venue = createConstantVenue(2_000, 1_000_000)
  const whole = sellTo(venue, 0.9)
  const lower = sellTo(scaleVenue(venue, { price: 0.9, outsidePrice: 2_000 }), 0.9)
  expect(lower.tokens).toBeCloseTo(whole.tokens, 6)
  expect(lower.dollars).toBeCloseTo(whole.dollars * 0.9, 3)
  const deeper = sellTo(scaleVenue(venue, { depth: 3, outsidePrice: 2_000 }), 0.9)
  expect(deeper.tokens).toBeCloseTo(whole.tokens * 3, 6)
})

test('behavior: where nothing moves the price it is one price still; closed stays closed', () => {
  const flat = scaleVenue({ kind: 'infinite' }, { price: 0.9, outsidePrice: 2_000 })
  if (flat.kind !== 'ladder') throw new Error('not a ladder')
  expect(flat.prices[0]).toBe(1_800)
  expect(scaleVenue({ kind: 'infinite' }, { depth: 2, outsidePrice: 2_000 })).toEqual({
    kind: 'infinite',
  })
  expect(scaleVenue({ kind: 'closed' }, { depth: 2, outsidePrice: 1 })).toEqual({ kind: 'closed' })
})
