import { expect, test } from 'vitest'
import * as openapi from '@/app/api/v1/openapi.json/route'
import { zProblem } from '@/lib/api/schema/problem'
import { callRoute } from '@/lib/api/testing/call-route'
import * as unknown from './route'

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'default: %s of a path that there is not',
  async (method) => {
    const response = await callRoute(unknown, '/api/v1/nothing', { method })
    expect(response.status).toBe(404)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(zProblem.parse(await response.json())).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  },
)

test('behavior: the OpenAPI document, tagged', async () => {
  const response = await callRoute(openapi, '/api/v1/openapi.json')
  expect(response.status).toBe(200)
  expect((await response.json()).openapi).toBe('3.1.0')
  const etag = response.headers.get('ETag') ?? ''
  const again = await callRoute(openapi, '/', { headers: { 'If-None-Match': etag } })
  expect(again.status).toBe(304)
})
