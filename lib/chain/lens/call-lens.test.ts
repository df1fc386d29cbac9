import { expect, test } from 'vitest'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError, ConfigError } from '@/lib/errors'
import { callLens, toRevertDetails } from './call-lens'

const request = { to: '0x01', data: '0x', blockHash: '0x02' } as const
const explain = (revert: `0x${string}` | null) => new ConfigError(toRevertDetails(revert))

test('default: the answer as it is', async () => {
  const client = { callAtBlock: async () => '0x07' } as unknown as ChainClient
  expect(await callLens(client, { ...request, explain })).toBe('0x07')
})

test('error: what does not fit is out of gas, another revert is explained, all else is thrown on', async () => {
  const outOfGas = makeError('reverted', '0x77ebef4d')
  await expect(ask(outOfGas)).rejects.toMatchObject({ code: 'CHAIN_READ', reason: 'out-of-gas' })
  await expect(ask(makeError('reverted', '0x1234'))).rejects.toThrow(/reverted with 0x1234/)
  await expect(ask(makeError('reverted'))).rejects.toThrow(/reverted with no data/)
  const slow = makeError('timeout')
  await expect(ask(slow)).rejects.toBe(slow)
})

function ask(error: unknown): Promise<unknown> {
  const client = { callAtBlock: () => Promise.reject(error) } as unknown as ChainClient
  return callLens(client, { ...request, explain })
}

function makeError(reason: ChainReadError['reason'], data?: `0x${string}`): ChainReadError {
  return new ChainReadError('no', { reason, retryable: false, ...(data && { data }) })
}
