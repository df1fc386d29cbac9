import type { Address, Rad, Ray, Wad } from '@/lib/risk/units'
import {
  type AuctionRecord,
  addEvent,
  type LogPlace,
  type SkyAuctionEvent,
} from '../auction-record'

export const clip: Address = '0x31880D3A1E5cbF402b6F9840e7aDC6E7962b771B'
export const urn: Address = '0x0b28472AEcbf7a9D7019dA515bE692B89B1e9772'
export const owner: Address = '0x3990A032a2bf84836803d1DB70Cf05D458E5DA44'

export const wad = (units: number) => (BigInt(units) * 10n ** 18n) as Wad
export const ray = (units: number) => (BigInt(units) * 10n ** 27n) as Ray
export const rad = (units: number) => (BigInt(units) * 10n ** 45n) as Rad

/** Where log `logIndex` of block `blockNumber` stands. */
export function makePlace(blockNumber: number, logIndex: number): LogPlace {
  const toHash = (value: number) => `0x${value.toString(16).padStart(64, '0')}` as const
  const transactionHash = toHash(blockNumber * 1_000 + logIndex)
  return { blockNumber, blockHash: toHash(blockNumber), transactionHash, logIndex }
}

/** An auction of 10 of collateral for a debt of 10,000 and a penalty of 1,300, with what else happened. */
export function makeRecord(...more: SkyAuctionEvent[]): AuctionRecord {
  const empty: AuctionRecord = {
    ...{ clip, id: 7n, ilk: 'ETH-A', urn, owner: { holder: owner, account: owner } },
    ...{ events: [], told: new Map() },
  }
  const start: SkyAuctionEvent[] = [
    { kind: 'bark', ...makePlace(10, 1), ink: wad(10), art: wad(10_000), due: rad(10_000) },
    {
      ...{ kind: 'kick', ...makePlace(10, 2), top: ray(1_500), tab: rad(11_300), lot: wad(10) },
      ...{ coin: rad(100), keeper: owner },
    },
  ]
  return [...start, ...more].reduce(addEvent, empty)
}

/** A purchase of `slice` at `price` that leaves `tab` and `lot`. */
export function makeTake(
  [blockNumber, logIndex]: [number, number],
  take: { slice: number; price: number; tab: number; lot: number },
): Extract<SkyAuctionEvent, { kind: 'take' }> {
  const { slice, price, tab, lot } = take
  const owe = rad(slice * price)
  const place = makePlace(blockNumber, logIndex)
  return { kind: 'take', ...place, price: ray(price), owe, tab: rad(tab), lot: wad(lot) }
}
