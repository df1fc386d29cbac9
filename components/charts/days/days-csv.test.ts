import { expect, test } from 'vitest'
import { toCsv } from '@/lib/api/http/to-csv'
import { DAYS_CSV } from './days-csv'

test('default', () => {
  const day = { day: '2026-01-31', count: 2, collateralUsd: '10.5', debtUsd: '9', unpriced: 1 }
  expect(toCsv(DAYS_CSV, [day])).toBe(
    'day,count,collateralUsd,debtUsd,unpriced\r\n2026-01-31,2,10.5,9,1\r\n',
  )
})
