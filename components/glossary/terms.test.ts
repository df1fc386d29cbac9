import { describe, expect, test } from 'vitest'
import { type Term, terms } from './terms'

const all: [string, Term][] = Object.entries(terms)

describe.each(all)('%s', (id, { title, short, long, related }) => {
  test('default: a short definition of at most 160 characters that is a sentence, and a longer text', () => {
    expect(short.length).toBeLessThanOrEqual(160)
    expect(short).toMatch(/^[A-Z].*[.]$/)
    expect(long).toMatch(/^[A-Z].*[.]$/)
    expect(long).not.toContain(short)
  })

  test('behavior: can stand in an address', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('behavior: related terms exist, once each, and are others', () => {
    expect(related.length).toBeGreaterThan(0)
    expect(new Set(related).size).toBe(related.length)
    for (const other of related) {
      expect(other).not.toBe(id)
      expect(terms).toHaveProperty([other])
    }
  })

  test('behavior: written by our own rules', () => {
    const text = `${title} ${short} ${long}`
    expect(text).not.toMatch(/["'!]| {2}/)
    // A number and its unit stay on one line.
    expect(text).not.toMatch(/\d [%×]/)
  })
})

test('behavior: no two terms share a title', () => {
  expect(new Set(all.map(([, { title }]) => title.toLowerCase())).size).toBe(all.length)
})

test('behavior: every term can be reached from another', () => {
  const reached = new Set(all.flatMap(([, { related }]) => related))
  expect(all.map(([id]) => id).filter((id) => !reached.has(id))).toEqual([])
})
