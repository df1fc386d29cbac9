import { expect, test } from 'vitest'
import { assumedHeartbeat, toAgedPrice } from './to-aged-price'

const fresh = {
  raw: 5n,
  usd: '5',
  source: null,
  updatedAt: 1_000,
  timestamp: 1_060,
  heartbeatSeconds: 60,
}

test('default: as old as its newest round, fresh for as long as its feed may be silent', () => {
  expect(toAgedPrice(fresh)).toEqual({
    raw: '5',
    usd: '5',
    source: null,
    updatedAt: '1970-01-01T00:16:40Z',
    ageSeconds: 60,
    heartbeatSeconds: 60,
    status: 'fresh',
  })
  expect(toAgedPrice({ ...fresh, timestamp: 1_061 }).status).toBe('stale')
  expect(toAgedPrice({ ...fresh, timestamp: 900 }).ageSeconds).toBe(0)
})

test('behavior: until a heartbeat is learnt a day and an hour', () => {
  const timestamp = 1_000 + assumedHeartbeat
  const unlearnt = { ...fresh, heartbeatSeconds: null, timestamp }
  expect(toAgedPrice(unlearnt).status).toBe('fresh')
  expect(toAgedPrice({ ...unlearnt, timestamp: timestamp + 1 }).status).toBe('stale')
})

test('behavior: no time is an unknown age, no price none at all', () => {
  expect(toAgedPrice({ ...fresh, updatedAt: null }).status).toBe('unknown-age')
  expect(toAgedPrice({ ...fresh, raw: null }).status).toBe('unpriced')
  expect(toAgedPrice({ ...fresh, raw: null, isPriced: true }).status).toBe('fresh')
})
