import { expect, test } from 'vitest'
import { getMetadataBase } from './get-metadata-base'

test.each([
  [{ host: 'plimsoll.example' }, 'http://plimsoll.example/'],
  [{ host: '127.0.0.1:3000' }, 'http://127.0.0.1:3000/'],
  [{ host: '[::1]:3000' }, 'http://[::1]:3000/'],
  [{ host: 'inner', 'x-forwarded-host': 'outer.example' }, 'http://outer.example/'],
  [{ host: 'a.example', 'x-forwarded-proto': 'https,http' }, 'https://a.example/'],
  [{ host: 'a.example', 'x-forwarded-proto': 'javascript' }, 'http://a.example/'],
])('default: %o is %s', (headers, url) => {
  expect(getMetadataBase(new Headers(headers as Record<string, string>))?.href).toBe(url)
})

test.each([{}, { host: 'a"b' }, { host: 'a/b' }, { host: 'user@evil' }, { host: 'a:99999' }])(
  'behavior: %o gives none',
  (headers) => {
    expect(getMetadataBase(new Headers(headers as Record<string, string>))).toBeNull()
  },
)
