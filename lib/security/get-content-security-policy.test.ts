import { describe, expect, test } from 'vitest'
import { getContentSecurityPolicy } from './get-content-security-policy'

const page = { nonce: 'abc', path: '/', withWalletConnect: false, dev: false }

describe('getContentSecurityPolicy', () => {
  test('default: nothing but this server, and scripts by nonce', () => {
    const policy = getContentSecurityPolicy(page)
    expect(policy).toContain("script-src 'self' 'nonce-abc';")
    expect(policy).toContain("connect-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|wss?:|unsafe-eval/)
  })

  test('behavior: only an embed may be framed', () => {
    const policy = getContentSecurityPolicy({ ...page, path: '/embed/accounts/0x12' })
    expect(policy).toContain('frame-ancestors *')
  })

  test('behavior: WalletConnect is spoken to only where it is configured', () => {
    const policy = getContentSecurityPolicy({ ...page, withWalletConnect: true })
    expect(policy).toMatch(/connect-src 'self' .*walletconnect\.org/)
    expect(policy).not.toMatch(/script-src[^;]*walletconnect/)
  })
})
