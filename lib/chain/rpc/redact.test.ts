import { describe, expect, test } from 'vitest'
import { createRedactor } from './redact'

describe('createRedactor', () => {
  const redact = createRedactor(
    'https://alice:s3cretpass@key-1234.provider.example:8443/rpc/v3/abcdef0123456789?token=tkn-77',
  )

  test('default', () => {
    expect(redact('getaddrinfo ENOTFOUND key-1234.provider.example')).toBe(
      'getaddrinfo ENOTFOUND <endpoint>',
    )
  })

  test('behavior: host with port, path, credentials and query go, plain words stay', () => {
    const clean = redact(
      'connect key-1234.provider.example:8443 path /rpc/v3/abcdef0123456789 token tkn-77 alice s3cretpass',
    )
    for (const part of ['provider', 'abcdef0123456789', 'tkn-77', 's3cretpass', 'alice']) {
      expect(clean).not.toContain(part)
    }
    expect(clean).toContain('connect ')
    expect(redact('execution reverted: rpc v3')).toBe('execution reverted: rpc v3')
  })

  test('behavior: a text that is no URL does not break it', () => {
    expect(createRedactor('not a url')('not a url failed')).toBe('<endpoint> failed')
  })
})
