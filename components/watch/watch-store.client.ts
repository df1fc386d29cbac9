'use client'

import { useSyncExternalStore } from 'react'
import { WATCH_KEY } from './watch-key'
import { emptyList, formatWatchList, parseWatchList, type WatchList } from './watch-list'

export type WatchState =
  /** On the server and before the first paint. */
  | { kind: 'loading' }
  | { kind: 'list'; list: WatchList }
  /** What is kept can't be read; it is left as it is. */
  | { kind: 'unreadable'; text: string; why: string }
  /** The browser gives no place to keep it. */
  | { kind: 'forbidden' }

const listeners = new Set<() => void>()
let last: { text: string | null; state: WatchState } | undefined

export function readWatchState(): WatchState {
  let text: string | null
  try {
    text = localStorage.getItem(WATCH_KEY)
  } catch {
    return { kind: 'forbidden' }
  }
  if (last && last.text === text) return last.state
  last = { text, state: toState(text) }
  return last.state
}

function toState(text: string | null): WatchState {
  if (text === null) return { kind: 'list', list: emptyList }
  const parsed = parseWatchList(text)
  return parsed.kind === 'list' ? parsed : { kind: 'unreadable', text, why: parsed.why }
}

const forbidden: WatchState = { kind: 'forbidden' }
const loading: WatchState = { kind: 'loading' }

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Another tab of ours has written.
  const onStorage = ({ key }: StorageEvent) => (key === WATCH_KEY || key === null) && listener()
  addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', onStorage)
  }
}

function write(text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(WATCH_KEY)
    else localStorage.setItem(WATCH_KEY, text)
  } catch {
    return false
  }
  for (const each of listeners) each()
  return true
}

/** The reader's watchlist, the same in all tabs of this browser. */
export function useWatchState(): WatchState {
  return useSyncExternalStore(
    subscribe,
    () => {
      const state = readWatchState()
      return state.kind === 'forbidden' ? forbidden : state
    },
    () => loading,
  )
}

/**
 * Changes the list as it stands now, in whichever tab it was changed last.
 *
 * @returns false where it can't be kept: it can't be read, or the browser has no room or forbids it
 */
export function changeWatchList(change: (list: WatchList) => WatchList): boolean {
  const state = readWatchState()
  return state.kind === 'list' && write(formatWatchList(change(state.list)))
}

/** Throws away what can't be read. */
export function resetWatchList(): boolean {
  return write(null)
}
