import { expect, test } from 'vitest'
import * as healthz from '@/app/healthz/route'
import { callRoute } from '@/lib/api/testing/call-route'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { setEngine } from '@/lib/engine/get-engine'
import * as metrics from './route'

test('default: Prometheus text', async () => {
  setEngine(
    createFakeEngine({ readMetrics: async () => '# TYPE plimsoll_head gauge\nplimsoll_head 7\n' }),
  )
  const response = await callRoute(metrics, '/metrics')
  expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await response.text()).toBe('# TYPE plimsoll_head gauge\nplimsoll_head 7\n')
})

test('behavior: alive is said without the engine', async () => {
  setEngine(createFakeEngine({}))
  const response = await callRoute(healthz, '/healthz')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('ok\n')
})
