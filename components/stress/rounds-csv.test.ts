import { expect, test } from 'vitest'
import { toCsv } from '@/lib/api/http/to-csv'
import type { PlayedStress } from '@/lib/risk/scenarios/stress-view'
import { getRoundsCsv } from './rounds-csv'

const round = {
  round: 0,
  seconds: 60,
  liquidations: 2,
  liquidatable: 3,
  sold: 1_000.006,
  received: 990,
  repaid: 950,
  badDebt: 0,
  oraclePrice: 2_500,
  poolPrice: 0.0000001,
}

const read = (followed: { venue: string } | null) =>
  toCsv(getRoundsCsv({ followed } as Pick<PlayedStress, 'followed'>), [round]).split('\r\n')

test('default: each round with its numbers, prices with all digits that count', () => {
  expect(read({ venue: 'pool' })[1]).toBe('60,2500,0.0000001,3,2,1000.01,990.00,0.00')
})

test('behavior: a price that is not known is an empty cell', () => {
  expect(read(null)[1]).toBe('60,,,3,2,1000.01,990.00,0.00')
})
