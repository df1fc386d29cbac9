'use client'

import { useState, useSyncExternalStore } from 'react'
import { formatAge, formatTime } from '@/lib/format'
import { subscribeToSeconds } from '../live/seconds'

type Props = {
  /** ISO time that the age counts from; null where only the age is known. */
  at: string | null
  /** Age when it was rendered, so that the reader's own clock is never asked. */
  seconds: number
}

/** How long ago, counted on while the page is open: `6 s`. */
export function Age(props: Props) {
  return <CountingAge key={`${props.at} ${props.seconds}`} {...props} />
}

function CountingAge({ at, seconds }: Props) {
  const [since] = useState(() => performance.now())
  const text = useSyncExternalStore(
    subscribeToSeconds,
    () => formatAge(seconds + (performance.now() - since) / 1000),
    () => formatAge(seconds),
  )
  if (at === null) return <span className="whitespace-nowrap">{text}</span>
  return (
    <time dateTime={at} title={formatTime(at)} className="whitespace-nowrap">
      {text}
    </time>
  )
}
