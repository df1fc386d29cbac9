import { expect, test } from 'vitest'
import { toDaysCsvHref } from './days-csv'

test('default', () => {
  const day = { day: '2026-01-31', count: 2, collateralUsd: '10.5', debtUsd: '9', unpriced: 1 }
  const [head, body] = toDaysCsvHref([day]).split(',', 2)
  expect(head).toBe('data:text/csv;charset=utf-8')
  expect(decodeURIComponent(body ?? '')).toBe(
    'day,count,collateralUsd,debtUsd,unpriced\r\n2026-01-31,2,10.5,9,1\r\n',
  )
})
