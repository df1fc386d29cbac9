import { expect, test } from 'vitest'
import { GET } from './route'

const go = (query: string) => GET(new Request(`http://host.example/search${query}`))

test.each([
  ['?q=vault.eth', '/accounts/vault.eth'],
  ['?q=%20%200xAb%20', '/accounts/0xAb'],
  ['?q=', '/accounts'],
  ['', '/accounts'],
  ['?q=../../api', '/accounts/..%2F..%2Fapi'],
  ['?q=//evil.example', '/accounts/%2F%2Fevil.example'],
  ['?q=a%0d%0aSet-Cookie:x', '/accounts/a%0D%0ASet-Cookie%3Ax'],
])('default: %s goes to %s', (query, location) => {
  const response = go(query)
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe(location)
})

test('behavior: what is too long is cut', () => {
  expect(go(`?q=${'x'.repeat(10_000)}`).headers.get('Location')?.length).toBeLessThan(320)
})
