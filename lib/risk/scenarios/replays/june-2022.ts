import type { Replay } from '../replay'

/** June 2022: stETH below Ether. */
export const june2022: Replay = {
  id: '2022-06',
  title: 'June 2022 (stETH)',
  summary: 'Ether fell by 45 % in ten days, and staked Ether traded more than 6 % below Ether.',
  resolution: 'day',
  limits:
    'One price a day, of an average over exchanges: neither the hour nor the depth of the worst discount is told.',
  series: [
    {
      name: 'ETH',
      symbols: ['ETH', 'WETH', 'cbETH', 'rETH'],
      unit: 'USD',
      open: 1793.51,
      source: {
        text: 'ETH-USD, daily, from KaushalParkar/dataset',
        url: 'https://github.com/KaushalParkar/dataset/blob/12838a939a626744ec976b673a8743055834ee4c/ETH-USD.csv',
      },
      candles: [
        ['2022-06-09T00:00Z', 1827.29, 1779.87, 1789.83],
        ['2022-06-10T00:00Z', 1797.61, 1663.43, 1665.04],
        ['2022-06-11T00:00Z', 1679.31, 1507.04, 1529.66],
        ['2022-06-12T00:00Z', 1539.71, 1436.18, 1445.22],
        ['2022-06-13T00:00Z', 1448.74, 1181.95, 1204.58],
        ['2022-06-14T00:00Z', 1252.47, 1094.7, 1211.66],
        ['2022-06-15T00:00Z', 1236.63, 1025.68, 1233.21],
        ['2022-06-16T00:00Z', 1246.14, 1058.78, 1067.73],
        ['2022-06-17T00:00Z', 1112.47, 1060.87, 1086.52],
        ['2022-06-18T00:00Z', 1095.17, 896.11, 993.64],
        ['2022-06-19T00:00Z', 1142.34, 943.12, 1127.66],
        ['2022-06-20T00:00Z', 1159.99, 1066.11, 1127.64],
      ],
    },
    {
      name: 'stETH',
      symbols: ['stETH', 'wstETH'],
      unit: 'USD',
      open: 1743.43,
      source: {
        text: 'STETH-USD, daily, from KaushalParkar/dataset',
        url: 'https://github.com/KaushalParkar/dataset/blob/12838a939a626744ec976b673a8743055834ee4c/STETH-USD.csv',
      },
      candles: [
        ['2022-06-09T00:00Z', 1776.37, 1730.04, 1733.32],
        ['2022-06-10T00:00Z', 1746.16, 1567.72, 1574.48],
        ['2022-06-11T00:00Z', 1597.48, 1441.77, 1470.48],
        ['2022-06-12T00:00Z', 1479.07, 1378.11, 1391.47],
        ['2022-06-13T00:00Z', 1393.59, 1099.63, 1151.9],
        ['2022-06-14T00:00Z', 1187.36, 1032.51, 1151.99],
        ['2022-06-15T00:00Z', 1162.21, 959.76, 1155.19],
        ['2022-06-16T00:00Z', 1171.95, 995.42, 1006.15],
        ['2022-06-17T00:00Z', 1042.93, 984.61, 1023.43],
        ['2022-06-18T00:00Z', 1027.47, 828.67, 931.39],
        ['2022-06-19T00:00Z', 1079.4, 881.74, 1056.49],
        ['2022-06-20T00:00Z', 1093.18, 994.8, 1065.32],
      ],
    },
  ],
}
