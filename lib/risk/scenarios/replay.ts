/** An hour or a day of trading: when it began (ISO 8601, UTC), highest, lowest and last price. */
export type Candle = readonly [start: string, high: number, low: number, close: number]

/** Where a table of prices was taken from, so that anybody can check it. */
export type ReplaySource = { text: string; url: string }

/** One asset's prices during a replay. */
export type ReplaySeries = {
  /** As people call it: `ETH`. */
  name: string
  /** Symbols of the tokens that stand for it in a market. */
  symbols: readonly string[]
  /** What the prices are counted in. */
  unit: string
  /** Price as the first candle opened: what the others are compared with. */
  open: number
  source: ReplaySource
  candles: readonly Candle[]
}

/**
 * A fall (or a rise) that happened, as a small table of public prices. All series have candles of the same times.
 * Only moves are replayed: each price divided by `open`, applied to today's prices. Assets without a series stay.
 */
export type Replay = {
  id: string
  title: string
  /** What happened, in one sentence. */
  summary: string
  resolution: 'hour' | 'day'
  series: readonly ReplaySeries[]
  /** What the table can't tell. */
  limits: string
}

/** Staked and wrapped forms of Ether: a replay of Ether moves them with it. */
export const ETHER_SYMBOLS: readonly string[] = [
  'ETH',
  'WETH',
  'cbETH',
  'ETHx',
  'ezETH',
  'osETH',
  'rETH',
  'rsETH',
  'stETH',
  'weETH',
  'wstETH',
]

export const BITCOIN_SYMBOLS: readonly string[] = ['BTC', 'WBTC', 'cbBTC', 'FBTC', 'LBTC', 'tBTC']
