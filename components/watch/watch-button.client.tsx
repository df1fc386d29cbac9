'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { WATCH_KEY } from './watch-key'

type State = 'off' | 'on' | 'failed'

/** The store brings the schema with it, which an account's page does not need to be read. */
const loadStore = () => import('./toggle-watched.client')

/** Puts the account on the reader's watchlist, or takes it off. */
export function WatchButton({ address, name }: { address: string; name?: string | null }) {
  const [state, setState] = useState<State>('off')

  useEffect(() => {
    let isHere = true
    const look = async () => {
      const { isWatched } = await loadStore()
      if (isHere) setState(isWatched(address) ? 'on' : 'off')
    }
    // Nothing is kept by most readers: then nothing is loaded either.
    if (hasList()) void look()
    return () => {
      isHere = false
    }
  }, [address])

  const toggle = async () => {
    const { toggleWatched } = await loadStore()
    setState(toggleWatched({ address, name: name ?? '' }))
  }
  if (state === 'failed') {
    return (
      <span role="status" className="self-center">
        It could not be added:{' '}
        <Link href="/watch" prefetch={false} className="link">
          see the watchlist
        </Link>
      </span>
    )
  }
  return (
    <Button onClick={() => void toggle()} className="needs-script">
      {state === 'on' ? 'Stop watching' : 'Watch'}
    </Button>
  )
}

function hasList(): boolean {
  try {
    return localStorage.getItem(WATCH_KEY) !== null
  } catch {
    return false
  }
}
