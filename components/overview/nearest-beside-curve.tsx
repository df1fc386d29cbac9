import type { Nearest as NearestReading } from '@/lib/api/nearest'
import type { Book } from '@/lib/api/schema/book'
import type { Fall } from './get-nearest-title'
import { Nearest } from './nearest'
import { NearestOfAsset } from './nearest-of-asset'

/** Who is nearest by what falls in the curve: all collateral, or one asset alone. */
export type NearestList =
  | { kind: 'book'; book: Book; fall: Fall | null }
  | { kind: 'asset'; nearest: NearestReading; fall: Fall & { asset: string } }

/** The list that follows the curve beside it. */
export function NearestBesideCurve({
  list,
  ...place
}: {
  list: NearestList
  /** The market that the curve is of; undefined for all. */
  market: string | undefined
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  isDiscovering: boolean
}) {
  return list.kind === 'book' ? (
    <Nearest {...place} book={list.book} fall={list.fall} />
  ) : (
    <NearestOfAsset {...place} nearest={list.nearest} fall={list.fall} />
  )
}
