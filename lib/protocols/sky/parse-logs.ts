import { decodeEventLog, getAddress, type Hex } from 'viem'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import type { Address, Rad, Ray, Wad } from '@/lib/risk/units'
import type { AuctionKey, LogPlace, SkyAuctionEvent } from './auction-record'
import { toIlkId } from './ilk-id'
import type { SkyCore } from './setup'
import { barkTopic, clipAbi, clipTopics, dogAbi, giveNote, vatNotes } from './sky-events'
import { toVaultId, type VaultKey } from './vault'

/** An event of an auction; its ilk and urn are known where the event, or one beside it, names them. */
export type AuctionLog = AuctionKey & { ilk: string; urn: Address | null; event: SkyAuctionEvent }

export type ParsedSkyLogs = {
  /** Vaults whose collateral or debt changed. */
  vaults: VaultKey[]
  /** Numbers of vaults that the CDP manager gave to somebody else. */
  given: number[]
  auctions: AuctionLog[]
  /** Auction houses that a bark named for the first time. */
  newClips: { ilk: string; clip: Address; fromBlock: number }[]
}

export type LogContext = {
  core: SkyCore
  ilks: readonly string[]
  /** Every known auction house with its ilk, by lower-case address. */
  clips: ReadonlyMap<string, string>
}

/**
 * Says who changed and what happened to auctions, from an entry's logs. Logs of other contracts, of other ilks
 * and of events not known are passed over.
 *
 * @throws AdapterInvariantError where a known event does not decode
 */
export function parseLogs(context: LogContext, logs: readonly RawLog[]): ParsedSkyLogs {
  const ilkOf = new Map(context.ilks.map((ilk) => [toIlkId(ilk).toLowerCase(), ilk]))
  const { vat, dog, manager } = context.core
  const [vatKey, dogKey, managerKey] = [vat, dog, manager].map((each) => each?.toLowerCase())
  const vaults = new Map<string, VaultKey>()
  const clips = new Map(context.clips)
  const parsed: ParsedSkyLogs = { vaults: [], given: [], auctions: [], newClips: [] }
  for (const log of logs) {
    const address = log.address.toLowerCase()
    const [topic] = log.topics
    if (topic === undefined) continue
    if (address === vatKey)
      for (const vault of parseNote(log, ilkOf)) vaults.set(toVaultId(vault), vault)
    else if (address === managerKey && topic === giveNote)
      parsed.given.push(Number(BigInt(log.topics[2] ?? '0x0')))
    else if (address === dogKey && topic === barkTopic) {
      const bark = parseBark(log, ilkOf)
      if (bark === null) continue
      parsed.auctions.push(bark)
      const key = bark.clip.toLowerCase()
      if (clips.has(key)) continue
      clips.set(key, bark.ilk)
      parsed.newClips.push({ ilk: bark.ilk, clip: bark.clip, fromBlock: log.blockNumber })
    }
  }
  for (const log of logs) {
    const ilk = clips.get(log.address.toLowerCase())
    const [topic] = log.topics
    if (ilk === undefined || topic === undefined || !clipTopics.includes(topic)) continue
    parsed.auctions.push({ ilk, ...parseClipLog(log) })
  }
  parsed.vaults = [...vaults.values()]
  return parsed
}

function* parseNote(log: RawLog, ilkOf: ReadonlyMap<string, string>): Generator<VaultKey> {
  const [topic, id, first, second] = log.topics
  const ilk = id && ilkOf.get(id.toLowerCase())
  if (!ilk || !first || !second) return
  if (topic === vatNotes.frob || topic === vatNotes.grab) yield { ilk, urn: toAddress(first) }
  if (topic !== vatNotes.fork) return
  yield { ilk, urn: toAddress(first) }
  yield { ilk, urn: toAddress(second) }
}

function parseBark(log: RawLog, ilkOf: ReadonlyMap<string, string>): AuctionLog | null {
  const { args } = decode(log, () =>
    decodeEventLog({ abi: dogAbi, data: log.data, topics: toTopics(log) }),
  )
  const ilk = ilkOf.get(args.ilk.toLowerCase())
  if (ilk === undefined) return null
  const { ink, art, due, clip, id, urn } = args
  const amounts = { ink: ink as Wad, art: art as Wad, due: due as Rad }
  return { ilk, clip, id, urn, event: { kind: 'bark', ...toPlace(log), ...amounts } }
}

function parseClipLog(log: RawLog): Omit<AuctionLog, 'ilk'> {
  const { eventName, args } = decode(log, () =>
    decodeEventLog({ abi: clipAbi, data: log.data, topics: toTopics(log) }),
  )
  const clip = getAddress(log.address)
  const place = toPlace(log)
  const { id } = args
  if (eventName === 'Yank') return { clip, id, urn: null, event: { kind: 'yank', ...place } }
  const left = { tab: args.tab as Rad, lot: args.lot as Wad }
  if (eventName === 'Take') {
    const { price, owe, usr: urn } = args
    const paid = { price: price as Ray, owe: owe as Rad }
    return { clip, id, urn, event: { kind: 'take', ...place, ...paid, ...left } }
  }
  const kind = eventName === 'Kick' ? 'kick' : 'redo'
  const { top, coin, kpr: keeper, usr: urn } = args
  const start = { top: top as Ray, coin: coin as Rad, keeper }
  return { clip, id, urn, event: { kind, ...place, ...start, ...left } }
}

function toPlace(log: RawLog): LogPlace {
  const { blockNumber, blockHash, blockTimestamp, transactionHash, logIndex } = log
  const time = blockTimestamp === undefined ? {} : { blockTimestamp }
  return { blockNumber, blockHash, ...time, transactionHash, logIndex }
}

function toAddress(topic: Hex): Address {
  return getAddress(`0x${topic.slice(26)}`)
}

function toTopics(log: RawLog): [Hex, ...Hex[]] {
  return [...log.topics] as [Hex, ...Hex[]]
}

function decode<T>(log: RawLog, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new AdapterInvariantError(
      `Log ${log.logIndex} of transaction ${log.transactionHash} does not decode.`,
      { cause },
    )
  }
}
