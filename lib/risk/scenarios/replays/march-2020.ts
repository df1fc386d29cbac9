import { ETHER_SYMBOLS, type Replay } from '../replay'

/** 12 March 2020. */
export const march2020: Replay = {
  id: '2020-03-12',
  title: '12 March 2020',
  summary:
    'Ether lost half of its price within a day as all markets fell at the outbreak of COVID-19.',
  resolution: 'hour',
  limits:
    'Prices of one exchange; Ethereum’s own gas prices, which kept liquidators away, are not replayed.',
  series: [
    {
      name: 'ETH',
      symbols: ETHER_SYMBOLS,
      unit: 'USDT',
      open: 181.79,
      source: {
        text: 'ETH/USDT, hourly, from M-H-Tabatabai/XGBoost-Based-ETH-1-Hour-Trading-Strategies-Using-Five-Technical-Indicators',
        url: 'https://github.com/M-H-Tabatabai/XGBoost-Based-ETH-1-Hour-Trading-Strategies-Using-Five-Technical-Indicators/blob/527933562c3c076dc48a2455a6c4d8be3df56e4d/data/ETHUSDT_1h.csv',
      },
      candles: [
        ['2020-03-12T06:00Z', 181.82, 172.0, 173.8],
        ['2020-03-12T07:00Z', 174.22, 167.61, 171.61],
        ['2020-03-12T08:00Z', 172.36, 166.61, 169.54],
        ['2020-03-12T09:00Z', 170.23, 167.44, 167.97],
        ['2020-03-12T10:00Z', 168.89, 125.0, 132.91],
        ['2020-03-12T11:00Z', 150.0, 123.0, 136.59],
        ['2020-03-12T12:00Z', 142.52, 134.01, 136.99],
        ['2020-03-12T13:00Z', 139.47, 126.75, 135.03],
        ['2020-03-12T14:00Z', 142.97, 134.0, 139.66],
        ['2020-03-12T15:00Z', 141.53, 136.35, 141.1],
        ['2020-03-12T16:00Z', 142.65, 134.41, 139.35],
        ['2020-03-12T17:00Z', 145.22, 138.5, 141.96],
        ['2020-03-12T18:00Z', 142.95, 136.85, 137.23],
        ['2020-03-12T19:00Z', 139.75, 136.87, 138.37],
        ['2020-03-12T20:00Z', 139.09, 125.0, 128.84],
        ['2020-03-12T21:00Z', 132.8, 125.05, 130.99],
        ['2020-03-12T22:00Z', 134.95, 126.2, 127.26],
        ['2020-03-12T23:00Z', 127.32, 101.2, 107.82],
        ['2020-03-13T00:00Z', 116.36, 104.2, 106.89],
        ['2020-03-13T01:00Z', 112.0, 96.0, 96.62],
        ['2020-03-13T02:00Z', 120.2, 86.0, 111.12],
        ['2020-03-13T03:00Z', 138.0, 110.0, 124.24],
        ['2020-03-13T04:00Z', 124.24, 106.0, 109.7],
        ['2020-03-13T05:00Z', 123.32, 109.15, 116.63],
        ['2020-03-13T06:00Z', 127.0, 114.22, 126.13],
        ['2020-03-13T07:00Z', 128.47, 120.0, 127.28],
      ],
    },
  ],
}
