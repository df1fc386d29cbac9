'use client'

import { DEFAULT_LEVEL, isSameAddress } from './watch-list'
import { changeWatchList, readWatchState } from './watch-store.client'

export function isWatched(address: string): boolean {
  const state = readWatchState()
  return (
    state.kind === 'list' &&
    state.list.entries.some((entry) => isSameAddress(entry.address, address))
  )
}

/** Adds or removes an account. `failed` where the list can't be read or kept, or is full. */
export function toggleWatched(account: { address: string; name: string }): 'on' | 'off' | 'failed' {
  const { address } = account
  const wasWatched = isWatched(address)
  const entry = { address, name: account.name.slice(0, 60), level: DEFAULT_LEVEL }
  const isKept = changeWatchList((list) => {
    const others = list.entries.filter((each) => !isSameAddress(each.address, address))
    return { ...list, entries: wasWatched ? others : [...others, entry] }
  })
  if (!isKept) return 'failed'
  return wasWatched ? 'off' : 'on'
}
