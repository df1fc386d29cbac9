import { describe, expect, test } from 'vitest'
import { createDatabaseRedactor } from './create-database-redactor'
import { parseDatabaseUrl } from './parse-database-url'

const databaseUrl =
  'postgresql://risk:hunt%40er2@db.example.org:5432/plimsoll?sslpassword=tls-secret'

describe('parseDatabaseUrl', () => {
  test('default', () => {
    expect(parseDatabaseUrl(databaseUrl).href).toBe(databaseUrl)
    expect(parseDatabaseUrl('postgres:///plimsoll?host=/run/postgresql').pathname).toBe('/plimsoll')
  })

  test('error: names the variable and an example, never what was given', () => {
    for (const wrong of ['db.example.org', 'mysql://risk:hunter2@db', 'postgres://a:hunter2#@']) {
      const parse = () => parseDatabaseUrl(wrong)
      expect(parse).toThrowError(expect.objectContaining({ code: 'CONFIG' }))
      expect(parse).toThrow('DATABASE_URL')
      expect(parse).not.toThrow(/hunter2|mysql|example\.org/)
    }
  })
})

describe('createDatabaseRedactor', () => {
  test('default', () => {
    const redact = createDatabaseRedactor(parseDatabaseUrl(databaseUrl))
    const told = redact(
      `${databaseUrl} db.example.org:5432 db.example.org hunt@er2 hunt%40er2 tls-secret; postgres://x:y@z/`,
    )
    expect(told).not.toMatch(/example|hunt|tls-secret|x:y/)
    expect(redact('relation "entry_row" does not exist')).toBe(
      'relation "entry_row" does not exist',
    )
  })
})
