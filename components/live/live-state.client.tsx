'use client'

import { useEffect, useState } from 'react'
import { getStreamState, type StreamState, subscribeToStream } from './stream'

const SAID = {
  connecting: { mark: '○', text: 'connecting', className: 'text-faint' },
  live: { mark: '●', text: 'live', className: 'text-afloat' },
  lost: {
    mark: '◌',
    text: 'connection lost: the numbers stay as they were, trying again',
    className: 'text-watch',
  },
} as const

/** Whether this page hears of new blocks. */
export function LiveState() {
  const [state, setState] = useState<StreamState>('connecting')
  useEffect(() => {
    setState(getStreamState())
    return subscribeToStream({ onState: setState })
  }, [])
  const { mark, text, className } = SAID[state]
  return (
    <span role="status" className={`needs-script ${className}`}>
      <span aria-hidden="true">{mark}</span> {text}
    </span>
  )
}
