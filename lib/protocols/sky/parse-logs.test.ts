import { encodeAbiParameters, encodeEventTopics, type Hex, pad } from 'viem'
import { expect, test } from 'vitest'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import { toIlkId } from './ilk-id'
import { parseLogs } from './parse-logs'
import { clipAbi, dogAbi, giveNote, vatNotes } from './sky-events'
import { clip, makePlace, owner, urn } from './testing/make-record'

const core = {
  vat: '0x6D6e3B9B602a0a37c820F2383A1DD0EC02B5196d',
  dog: '0x970b3b28EBD466f2eC181630D4c3C93DfE280448',
  spotter: '0xb379BdC949F09e0E1c866785D1896B763E1387b0',
  jug: '0xd6D7C74729bB83c35138E54b8d5530ea96920c92',
  manager: '0x17c7D82597A3a07AEd1FDF1db560B7502AeB3ADf',
} as const
const context = { core, ilks: ['ETH-A'], clips: new Map<string, string>() }
const ilk = toIlkId('ETH-A')

function makeLog(address: Hex, { topics, data = '0x' }: { topics: Hex[]; data?: Hex }): RawLog {
  const lower = address.toLowerCase() as Hex
  return { ...makePlace(20, 4), address: lower, topics, data, transactionIndex: 0 }
}

const bark = makeLog(core.dog, {
  topics: encodeEventTopics({ abi: [dogAbi[0]], args: { ilk, urn, id: 7n } }) as Hex[],
  data: encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'uint256' }, { type: 'uint256' }, { type: 'address' }],
    [1n, 2n, 3n, clip],
  ),
})
const take = makeLog(clip, {
  topics: encodeEventTopics({
    abi: clipAbi,
    eventName: 'Take',
    args: { id: 7n, usr: urn },
  }) as Hex[],
  data: encodeAbiParameters(
    Array.from({ length: 5 }, () => ({ type: 'uint256' })),
    [9n, 4n, 5n, 6n, 7n],
  ),
})

test('default: notes of the Vat name vaults, a fork both of its sides', () => {
  const note = (topic: Hex, [first, second]: [Hex, Hex]) =>
    makeLog(core.vat, { topics: [topic, ilk, pad(first), pad(second)] })
  const logs = [
    note(vatNotes.frob, [urn, owner]),
    note(vatNotes.grab, [urn, clip]),
    note(vatNotes.fork, [urn, owner]),
  ]
  expect(parseLogs(context, logs).vaults).toEqual([
    { ilk: 'ETH-A', urn },
    { ilk: 'ETH-A', urn: owner },
  ])
})

test('behavior: other ilks, other contracts and other notes are passed over', () => {
  const other = [vatNotes.frob, toIlkId('ETH-B'), pad(urn), pad(owner)]
  const own = [vatNotes.frob, ilk, pad(urn), pad(owner)]
  const logs = [
    makeLog(core.vat, { topics: other }),
    makeLog(core.jug, { topics: own }),
    makeLog(core.vat, { topics: [giveNote, ilk, pad(urn), pad(owner)] }),
    take,
  ]
  expect(parseLogs(context, logs)).toEqual({ vaults: [], given: [], auctions: [], newClips: [] })
})

test('behavior: a bark names its house, and what that logged counts', () => {
  const { auctions, newClips } = parseLogs(context, [bark, take])
  expect(newClips).toEqual([{ ilk: 'ETH-A', clip, fromBlock: 20 }])
  expect(auctions.map(({ event }) => event.kind)).toEqual(['bark', 'take'])
  expect(auctions[0]).toMatchObject({ clip, id: 7n, urn, event: { ink: 1n, art: 2n, due: 3n } })
  expect(auctions[1]).toMatchObject({
    ...{ clip, id: 7n, ilk: 'ETH-A', urn },
    event: { price: 4n, owe: 5n, tab: 6n, lot: 7n },
  })
  const known = { ...context, clips: new Map([[clip.toLowerCase(), 'ETH-A']]) }
  expect(parseLogs(known, [bark]).newClips).toEqual([])
})

test('behavior: what the manager gives away is named by its number', () => {
  const log = makeLog(core.manager, { topics: [giveNote, pad(owner), pad('0x2a'), pad(urn)] })
  expect(parseLogs(context, [log]).given).toEqual([42])
})

test('error: an event that does not decode', () => {
  expect(() => parseLogs(context, [{ ...bark, data: '0x01' }])).toThrow(AdapterInvariantError)
})
