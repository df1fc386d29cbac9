import { isSameAddress, type WatchList } from './watch-list'

export type Merged = { list: WatchList; added: number; known: number }

const MOST = 200

/**
 * Adds the entries of `imported` that are not there yet, at the end; of those that are, the reader's own name and
 * level stay, unless the name is empty.
 *
 * @throws RangeError where it would hold more than 200
 */
export function mergeWatchLists(own: WatchList, imported: WatchList): Merged {
  const find = (address: string, list: WatchList) =>
    list.entries.find((each) => isSameAddress(each.address, address))
  const fresh = imported.entries.filter(({ address }) => !find(address, own))
  if (own.entries.length + fresh.length > MOST) {
    throw new RangeError(`Together they hold more than ${MOST} addresses.`)
  }
  const named = own.entries.map((entry) => ({
    ...entry,
    name: entry.name || (find(entry.address, imported)?.name ?? ''),
  }))
  return {
    list: { ...own, entries: [...named, ...fresh] },
    added: fresh.length,
    known: imported.entries.length - fresh.length,
  }
}
