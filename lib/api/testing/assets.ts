import { toDecimalString } from '../decimal'
import type { Price } from '../schema/price'
import { toIso } from '../time'
import { BLOCK_TIME, toFixtureAddress } from './chain'

function toAsset(symbol: string, decimals: number, options: { usd: bigint; ageSeconds: number }) {
  const raw = options.usd * 10n ** 8n
  const price: Price = {
    raw: raw.toString(),
    usd: toDecimalString(raw, 8),
    source: toFixtureAddress(`feed ${symbol}`),
    updatedAt: toIso(BLOCK_TIME - options.ageSeconds),
    ageSeconds: options.ageSeconds,
    heartbeatSeconds: 3600,
    status: options.ageSeconds > 3600 ? 'stale' : 'fresh',
  }
  return { asset: toFixtureAddress(`token ${symbol}`), symbol, decimals, price }
}

/** WETH at $2,000, WBTC at $60,000 (its feed is late), USDC at $1; ODD has an oracle that reverts. */
export const weth = toAsset('WETH', 18, { usd: 2_000n, ageSeconds: 312 })
export const wbtc = toAsset('WBTC', 8, { usd: 60_000n, ageSeconds: 5_400 })
export const usdc = toAsset('USDC', 6, { usd: 1n, ageSeconds: 1_805 })

export const unpriced: Price = {
  raw: null,
  usd: null,
  source: toFixtureAddress('feed ODD'),
  updatedAt: null,
  ageSeconds: null,
  heartbeatSeconds: null,
  status: 'unpriced',
}
export const odd = {
  asset: toFixtureAddress('token ODD'),
  symbol: 'ODD',
  decimals: 0,
  price: unpriced,
}
