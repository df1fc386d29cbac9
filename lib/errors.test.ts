import { describe, expect, test, vi } from 'vitest'
import {
  BaseError,
  ChainReadError,
  ConfigError,
  HistoryUnavailableError,
  NotFoundError,
  redactUrls,
} from './errors'

const secret = 'https://user:pass@node.example.org/v2/0123456789abcdef?key=hunter2'

describe('BaseError', () => {
  test('default', () => {
    const error = new ConfigError('PORT is not a number.', {
      details: 'got "x"',
      metaMessages: ['Give one, such as PORT=3000.'],
    })
    expect(error).toBeInstanceOf(BaseError)
    expect(error.name).toBe('ConfigError')
    expect(error.message).toBe(
      'PORT is not a number.\nGive one, such as PORT=3000.\nDetails: got "x"',
    )
    expect([error.code, error.status, error.retryable]).toEqual(['CONFIG', 500, false])
  })

  test('behavior: leaves carry their literals', () => {
    expect(new HistoryUnavailableError('gone')).toMatchObject({
      code: 'HISTORY_UNAVAILABLE',
      status: 424,
      retryable: false,
    })
    expect(new NotFoundError('none').status).toBe(404)
    const read = new ChainReadError('no answer', { reason: 'timeout', retryable: true })
    expect(read).toMatchObject({ code: 'CHAIN_READ', status: 503, retryable: true })
  })

  test('behavior: an error of the module evaluated a second time is one of ours too', async () => {
    vi.resetModules()
    const twin = await import('./errors')
    const error = new twin.NotFoundError('none')
    expect(twin.NotFoundError).not.toBe(NotFoundError)
    expect(error).toBeInstanceOf(BaseError)
    expect(error).not.toBeInstanceOf(NotFoundError)
    expect(new NotFoundError('none')).toBeInstanceOf(NotFoundError)
    expect(new NotFoundError('none')).not.toBeInstanceOf(ConfigError)
    for (const other of [new Error('x'), null, undefined, 'NotFoundError', { status: 404 }]) {
      expect(other instanceof BaseError).toBe(false)
    }
  })

  test('behavior: no part of an error tells an endpoint', () => {
    const cause = new Error(`fetch failed: ${secret}`)
    const error = new ChainReadError(`can't read from ${secret}.`, {
      reason: 'network',
      retryable: true,
      cause,
      metaMessages: [`Check wss://node.example.org/ws/abc.`],
    })
    const shown = JSON.stringify([error, error.message, error.stack, error.details, `${error}`])
    for (const part of ['node.example.org', '0123456789abcdef', 'hunter2', 'pass']) {
      expect(shown).not.toContain(part)
    }
    expect(error.cause).toBeUndefined()
  })

  test('behavior: details come from an Error, a BaseError or anything else', () => {
    expect(new ConfigError('a', { cause: new Error('why') }).details).toBe('why')
    expect(new ConfigError('a', { cause: new ConfigError('b', { details: 'c' }) }).details).toBe(
      'c',
    )
    expect(new ConfigError('a', { cause: new ConfigError('b') }).details).toBe('b')
    expect(new ConfigError('a', { cause: 7 }).details).toBe('7')
    expect(new ConfigError('a').details).toBeUndefined()
  })
})

describe('redactUrls', () => {
  test('default', () => {
    expect(redactUrls(`at ${secret}, then ws://127.0.0.1:8545.`)).toBe(
      'at <endpoint> then <endpoint>',
    )
  })
})
