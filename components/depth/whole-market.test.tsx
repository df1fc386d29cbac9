import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholeMarket } from '@/lib/api/testing/depth'
import { getWholeMarketText } from './depth-words'
import { WholeMarket } from './whole-market'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const [ether = expect.fail('no WETH'), bitcoin = expect.fail('no WBTC')] = wholeMarket.collaterals

test('default: what is known of all collateral, what is not, each one, and what it rests on', () => {
  const html = plain(renderToStaticMarkup(<WholeMarket wholeMarket={wholeMarket} />))
  expect(html).toContain(
    'Of all collateral behind loans here, $1.90M at the oracle’s prices, $1.60M has pools: it would bring $887k if sold at once, 44.6 % less than those prices say. What the other $300k (WBTC) would bring is not known.',
  )
  expect(html.match(/<tr>/g)).toHaveLength(3)
  expect(html).toContain('No pool of WBTC and USDC is known')
  expect(html.match(/not known: no pool/g)).toHaveLength(2)
  expect(html.match(/<li>/g)).toHaveLength(3)
  expect(html).toContain('each into the pools as those above have left them')
})

test('behavior: where all of it has pools nothing is left open', () => {
  const all = { ...wholeMarket, collateralUsd: '1600000', unknownUsd: '0', collaterals: [ether] }
  expect(plain(getWholeMarketText(all))).toBe(
    'All collateral behind loans here, $1.60M at the oracle’s prices, would bring $887k if sold at once, 44.6 % less than those prices say.',
  )
})

test('behavior: where nothing is known no figure stands in its place', () => {
  const none = { ...wholeMarket, amountOutUsd: null, belowOracle: null, collaterals: [bitcoin] }
  const html = plain(renderToStaticMarkup(<WholeMarket wholeMarket={none} />))
  expect(html).toContain(
    'What all collateral behind loans here, $1.90M at the oracle’s prices, would bring if sold at once is not known: WBTC has no known pool to sell into, or no price.',
  )
  expect(html).not.toContain('liquidity')
})

test('behavior: many are named by some, and what has no price by its name alone', () => {
  const collaterals = [ether, ...Array.from({ length: 6 }, () => bitcoin)]
  expect(plain(getWholeMarketText({ ...wholeMarket, collaterals }))).toContain(
    'the other $300k (WBTC, WBTC, WBTC, WBTC and 2 more)',
  )
  expect(plain(getWholeMarketText({ ...wholeMarket, unknownUsd: '0' }))).toContain(
    'What WBTC would bring is not known.',
  )
})

test('behavior: nobody owes, so nothing is said; not read in time is not nothing', () => {
  const empty = { ...wholeMarket, collaterals: [] }
  expect(renderToStaticMarkup(<WholeMarket wholeMarket={empty} />)).toBe('')
  expect(renderToStaticMarkup(<WholeMarket wholeMarket={null} />)).toContain('not known now')
})
