import type { Replay } from '../replay'

/** 22 November 2022: CRV. */
export const november2022: Replay = {
  id: '2022-11-22',
  title: '22 November 2022 (CRV)',
  summary:
    'A borrower of CRV sold it down by a quarter; the price then rose by three quarters within eight hours, and his loan left bad debt.',
  resolution: 'hour',
  limits: 'Prices of one exchange; who borrows CRV in a market today decides whom the rise hits.',
  series: [
    {
      name: 'CRV',
      symbols: ['CRV'],
      unit: 'USDT',
      open: 0.536,
      source: {
        text: 'Binance CRV/USDT, hourly, from misrori/binance_startegy',
        url: 'https://github.com/misrori/binance_startegy/blob/8a7746037586422c6164c11cf42d409104e563ed/data/CRVUSDT_1h.csv',
      },
      candles: [
        ['2022-11-22T04:00Z', 0.545, 0.513, 0.514],
        ['2022-11-22T05:00Z', 0.516, 0.496, 0.499],
        ['2022-11-22T06:00Z', 0.499, 0.44, 0.457],
        ['2022-11-22T07:00Z', 0.47, 0.426, 0.443],
        ['2022-11-22T08:00Z', 0.463, 0.424, 0.44],
        ['2022-11-22T09:00Z', 0.454, 0.406, 0.406],
        ['2022-11-22T10:00Z', 0.429, 0.401, 0.418],
        ['2022-11-22T11:00Z', 0.487, 0.417, 0.48],
        ['2022-11-22T12:00Z', 0.556, 0.465, 0.547],
        ['2022-11-22T13:00Z', 0.64, 0.542, 0.593],
        ['2022-11-22T14:00Z', 0.605, 0.577, 0.59],
        ['2022-11-22T15:00Z', 0.621, 0.569, 0.607],
        ['2022-11-22T16:00Z', 0.62, 0.595, 0.614],
        ['2022-11-22T17:00Z', 0.74, 0.605, 0.714],
        ['2022-11-22T18:00Z', 0.73, 0.584, 0.593],
        ['2022-11-22T19:00Z', 0.602, 0.584, 0.595],
        ['2022-11-22T20:00Z', 0.639, 0.595, 0.618],
        ['2022-11-22T21:00Z', 0.627, 0.611, 0.622],
        ['2022-11-22T22:00Z', 0.638, 0.62, 0.632],
        ['2022-11-22T23:00Z', 0.643, 0.624, 0.633],
      ],
    },
  ],
}
