import { expect, test } from 'vitest'
import { callRoute } from '@/lib/api/testing/call-route'
import { createFakeEngine } from '@/lib/api/testing/fake-engine'
import { discoveringStatus, partlyDownStatus, status } from '@/lib/api/testing/status'
import { setEngine } from '@/lib/engine/get-engine'
import * as readyz from './route'

test.each([
  ['default', status, 200, 'ready\ndemo-aave-v3 live\ndemo-aave-v3-legacy live\n'],
  [
    'behavior: stated down counts',
    partlyDownStatus,
    200,
    'ready\ndemo-aave-v3 live\ndemo-aave-v3-legacy down\n',
  ],
  [
    'error: still discovering',
    discoveringStatus,
    503,
    'not ready\ndemo-aave-v3 discovering 40 %\ndemo-aave-v3-legacy discovering 40 %\n',
  ],
])('%s', async (_, readStatus, code, text) => {
  setEngine(createFakeEngine({ readStatus: () => readStatus }))
  const response = await callRoute(readyz, '/readyz')
  expect(response.status).toBe(code)
  expect(await response.text()).toBe(text)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
})
