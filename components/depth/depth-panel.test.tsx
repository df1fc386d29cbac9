import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { MarketHaircut } from '@/lib/api/schema/depth'
import { depth, depthWithoutPool, wholeMarket } from '@/lib/api/testing/depth'
import { market } from '@/lib/api/testing/markets'
import { DepthPanel, UnreadDepthPanel } from './depth-panel'
import { getDepthPlot, getReceivedShare } from './depth-plot'
import { getDepthTitle, getHaircutText, getPoolName, getRoutesText, toLess } from './depth-words'

const place = { market, path: '/markets/x', chosen: {}, kept: { fall: '0.3' } }
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')
/** Its own sale; of all collaterals nothing. */
const nothing = { ...wholeMarket, collaterals: [] }
const show = (shown: typeof depth, whole: MarketHaircut | null = nothing) =>
  plain(renderToStaticMarkup(<DepthPanel depth={shown} wholeMarket={whole} {...place} />)) ?? ''

test('default: title, sentence, picture, table, pools and what it rests on', () => {
  const html = show(depth)
  expect(html).toContain(
    'All WETH behind loans here, $1.60M, would bring $887k if sold at once for USDC',
  )
  expect(html).toContain('44.6 % less than the oracle’s price says')
  expect(html).toContain('<path d="M0')
  expect(html).toContain('Uniswap v2, 0.3 %')
  expect(html.match(/<tr>/g)).toHaveLength(depth.curve.length + 1)
  expect(html).toContain('What this rests on')
  expect(html.match(/<ol.*?<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(3)
  expect(html).toContain('name="fall" value="0.3"')
})

test('behavior: without a pool it is not known, and no number stands in its place', () => {
  const html = show(depthWithoutPool)
  expect(html).toContain('What WETH would bring in USDC is not known: no pool')
  expect(html).toContain('Not known: no pool')
  expect(html).not.toMatch(/<path d="M0|\$1\.60M|<tr>/)
})

const [straight = expect.fail('no route')] = depth.routes
const [pool = expect.fail('no pool')] = depth.pools
const byDai: typeof straight = {
  ...straight,
  tokens: [depth.collateral.address, pool.address, depth.debt.address],
  symbols: ['WETH', 'DAI', 'USDC'],
  legs: [[{ ...pool, address: depth.debt.address }], [{ ...pool, fee: '0.0005' }]],
}

test('behavior: ways over a token between are named, with what goes by each', () => {
  const parts = [
    { route: 0, amountInUsed: '600', amountOut: '1' },
    { route: 1, amountInUsed: '200', amountOut: '1' },
  ]
  const haircut = depth.haircut && { ...depth.haircut, parts }
  const html = show({ ...depth, routes: [straight, byDai], haircut })
  expect(html).toContain('Of what the pools take, 75.0 % straight and 25.0 % by DAI.')
  expect(html).toContain('The 3 pools that it is sold into')
  expect(html).toContain('By DAI: WETH for DAI for USDC')
  expect(html).toContain('DAI for USDC</p>')
  expect(show(depth)).not.toContain('Of what the pools take')
})

test('behavior: a pair without pools of its own is said to be sold in two steps', () => {
  const alone = { ...depth, pools: [], routes: [byDai] }
  expect(plain(getRoutesText(alone))).toBe(
    'No pool of WETH and USDC is known: it is sold in two steps. All of it that the pools take goes by DAI.',
  )
  expect(plain(getRoutesText({ ...alone, haircut: null }))).toBe(
    'No pool of WETH and USDC is known: it is sold in two steps. It may go by DAI.',
  )
  expect(getRoutesText(depth)).toBeNull()
})

test('behavior: pools that could not be read are not taken for no pool', () => {
  const html = renderToStaticMarkup(<UnreadDepthPanel why="No node has answered." {...place} />)
  expect(html).toContain('What a sale would bring is not known now')
  expect(html).not.toContain('no pool')
})

test('behavior: what the pools can’t take is said', () => {
  const haircut = depth.haircut && { ...depth.haircut, amountInUsed: '300000000000000000000' }
  expect(plain(getHaircutText({ ...depth, haircut }))).toContain(
    'The pools take only 300.0000 WETH: for the rest there is no buyer in them.',
  )
  expect(getHaircutText({ ...depth, haircut: null })).toBeNull()
})

test('behavior: where nobody owes, a size is told', () => {
  const title = getDepthTitle({ ...depth, haircut: null })
  expect(plain(title)).toBe('$1.00M of WETH sold at once brings 33.5 % less than the pools’ price')
})

test('behavior: the picture is of dollars; without a price there is none', () => {
  const plot = getDepthPlot(depth) ?? expect.fail('no plot')
  expect(plot.points).toHaveLength(depth.curve.length)
  expect(plot.points[0]?.x).toBe(0)
  expect(plot.whole).toEqual(plot.points.at(-1))
  expect(plot.xTicks.map(({ label }) => label)).toEqual(['$10k', '$100k', '$1M'])
  expect(plain(plot.yTicks.at(-1)?.label ?? '')).toBe('100 %')
  const unpriced = depth.curve.map((point) => ({ ...point, amountInUsd: null }))
  expect(getDepthPlot({ ...depth, curve: unpriced })).toBeNull()
  const [first] = depth.curve
  expect(first && getReceivedShare(first, depth.debt)).toBeCloseTo(0.997 / 1.000997, 5)
})

test('behavior: words round towards the loss', () => {
  expect(plain(toLess('0.0521'))).toBe('5.3 % less than')
  expect(plain(toLess('-0.0029'))).toBe('0.2 % more than')
  const pool = { address: '0x' as const, kind: 'uniswap-v3' as const, fee: '0.0005', price: null }
  expect(plain(getPoolName(pool))).toBe('Uniswap v3, 0.05 %')
})

test('behavior: the whole market is told below, beside a pair without a pool too', () => {
  for (const shown of [depth, depthWithoutPool]) {
    expect(show(shown, wholeMarket)).toContain('All collateral of this market at once')
  }
  expect(show(depth)).not.toContain('All collateral of this market at once')
  expect(show(depth, null)).toContain('together is not known now')
})
