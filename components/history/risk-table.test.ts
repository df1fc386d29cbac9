import { expect, test } from 'vitest'
import { toCsv } from '@/lib/api/http/to-csv'
import { RISK_CSV } from './risk-table'

test('default: as the API heads one market’s; what is not known is empty', () => {
  const points = [
    { at: 1_700_000_000, markets: 2, amounts: { atRiskUsd: [1, 2.5, 3], badDebtUsd: 0.25 } },
    { at: 1_700_000_300, markets: 2, amounts: null },
  ]
  expect(toCsv(RISK_CSV, points).split('\r\n')).toEqual([
    'at,atRiskUsd at 0.1,atRiskUsd at 0.2,atRiskUsd at 0.3,badDebtUsd',
    '2023-11-14T22:13:20Z,1.00,2.50,3.00,0.25',
    '2023-11-14T22:18:20Z,,,,',
    '',
  ])
})
