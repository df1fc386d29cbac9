import { describe, expect, test, vi } from 'vitest'
import { BORROWER } from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import type { Engine } from '@/lib/engine/engine'
import { setEngine } from '@/lib/engine/get-engine'
import {
  AdapterInvariantError,
  ChainReadError,
  HistoryUnavailableError,
  InvalidRequestError,
} from '@/lib/errors'
import { readAccountPage } from './read-account-page'

const read = (segment: string, options: { block?: string; engine?: Partial<Engine> } = {}) => {
  setEngine(createFixtureEngine(options.engine))
  return readAccountPage(segment, options.block)
}

describe('readAccountPage', () => {
  test('default: by address and by name, the name kept', async () => {
    for (const segment of [BORROWER, 'borrower.eth', `%20${BORROWER}`]) {
      const page = await read(segment)
      expect(page).toMatchObject({ kind: 'read', block: null })
      expect(page.kind === 'read' && page.account.ensName).toBe('borrower.eth')
    }
  })

  test('behavior: a block is passed on as a number', async () => {
    const readAccount = vi.fn(createFixtureEngine().readAccount)
    const page = await read(BORROWER, { block: '43000', engine: { readAccount } })
    expect(page).toMatchObject({ kind: 'read', block: 43_000 })
    expect(readAccount).toHaveBeenCalledWith(BORROWER, { block: 43_000 })
  })

  test.each(['x', '-1', '1.5', '', '9'.repeat(30)])('error: block "%s"', async (block) => {
    expect(await read(BORROWER, { block })).toMatchObject({
      kind: 'problem',
      code: 'INVALID_REQUEST',
      address: BORROWER,
    })
  })

  test.each([
    ['0x123', 'After 0x it has 3 digits'],
    ['hello', 'neither an address'],
    ['nobody.eth', 'nobody.eth has no address'],
    ['%E0%A4%A', 'neither an address'],
  ])('error: %s is no account', async (segment, what) => {
    const page = await read(segment)
    expect(page).toMatchObject({ kind: 'problem', address: null })
    expect(page.kind === 'problem' && page.what).toContain(what)
  })

  test('error: history that no node has, a block ahead, a chain that does not answer', async () => {
    const failing = (error: Error) => ({ readAccount: () => Promise.reject(error) })
    const gone = new HistoryUnavailableError('Block 1 is gone.', { metaMessages: ['Use another.'] })
    expect(await read(BORROWER, { block: '1', engine: failing(gone) })).toMatchObject({
      code: 'HISTORY_UNAVAILABLE',
      what: 'Block 1 is gone.',
      todo: ['Use another.'],
      address: BORROWER,
    })
    const ahead = new InvalidRequestError('Block 9 is ahead.')
    expect(await read(BORROWER, { block: '9', engine: failing(ahead) })).toMatchObject({
      code: 'INVALID_REQUEST',
      what: 'Block 9 is ahead.',
    })
    const silent = new ChainReadError('No answer.', { reason: 'timeout', retryable: true })
    expect(await read(BORROWER, { engine: failing(silent) })).toMatchObject({ code: 'CHAIN_READ' })
  })

  test('error: what nobody foresaw is thrown on', async () => {
    const broken = new AdapterInvariantError('broken')
    const engine = { readAccount: () => Promise.reject(broken) }
    await expect(read(BORROWER, { engine })).rejects.toBe(broken)
    await expect(
      read(BORROWER, { engine: { readAccount: () => Promise.reject(new TypeError('bug')) } }),
    ).rejects.toThrow('bug')
  })
})
