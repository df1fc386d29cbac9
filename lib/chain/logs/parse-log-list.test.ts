import { describe, expect, test } from 'vitest'
import { parseLogList } from './parse-log-list'

const address = '0x00000000000000000000000000000000000000aa' as const
const topic = `0x${'11'.repeat(32)}` as const
const hash = (digits: string) => `0x${digits.repeat(32)}` as const

const log = (overrides: Record<string, unknown> = {}) => ({
  address,
  topics: [topic],
  data: '0x',
  blockNumber: '0x5',
  blockHash: hash('ab'),
  transactionHash: hash('cd'),
  transactionIndex: '0x0',
  logIndex: '0x1',
  ...overrides,
})
const parse = (value: unknown) =>
  parseLogList(value, {
    addresses: [address],
    topics: [topic],
    isWithin: ({ blockNumber }) => blockNumber >= 5 && blockNumber <= 6,
  }).map(({ blockNumber, logIndex }) => `${blockNumber}-${logIndex}`)

describe('parseLogList', () => {
  test('default: in the order of the chain, each once', () => {
    const later = log({ blockNumber: '0x6', blockHash: hash('ef'), logIndex: '0x0' })
    const second = log({ logIndex: '0x2' })
    expect(parse([later, second, log(), second, later])).toEqual(['5-1', '5-2', '6-0'])
    expect(parse([])).toEqual([])
  })

  test.each([
    ['no list', {}],
    ['no log', [{}]],
    ['a log without its block', [log({ blockHash: null })]],
    ['a log taken back', [log({ removed: true })]],
    ['a log of another block', [log({ blockNumber: '0x7' })]],
    ['a log of another contract', [log({ address: `0x${'00'.repeat(19)}bb` })]],
    ['a log of another event', [log({ topics: [hash('22')] })]],
    ['two logs in one place', [log(), log({ data: '0x01' })]],
    ['two blocks of one height', [log(), log({ blockHash: hash('ef'), logIndex: '0x2' })]],
  ])('error: %s', (_, value) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ kind: 'malformed' }))
  })
})
