'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useTransition } from 'react'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import { useBlockTick } from './use-block-tick.client'

const SHORTEST_PAUSE_MS = 400
/** What has just come is new; on a slow phone its own scripts and the reader's first touch go before what is newer. */
const SETTLE_MS = 2_500
const WATCHDOG_MS = 15_000

/**
 * Keeps a server-rendered page at the head: asks the server for it again when a block is ready whose numbers it
 * does not show yet, one request at a time, once it has settled. Without blocks it asks every 15 s, so that what went stale says so.
 */
export function LiveRefresh({ asOf }: { asOf: AsOfByMarket }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const refresh = useEffectEvent(() => {
    clearTimeout(timer.current)
    const wait = last.current + SHORTEST_PAUSE_MS - Date.now()
    if (isPending || wait > 0) {
      timer.current = setTimeout(() => refresh(), Math.max(wait, 50))
      return
    }
    last.current = Date.now()
    startTransition(() => router.refresh())
    timer.current = setTimeout(() => refresh(), WATCHDOG_MS)
  })

  useBlockTick((block) => {
    const shown = Object.values(asOf).filter(({ chainId }) => chainId === block.chainId)
    if (shown.length > 0 && shown.every(({ blockHash }) => blockHash === block.blockHash)) return
    refresh()
  })

  useEffect(() => {
    last.current = Date.now() + SETTLE_MS - SHORTEST_PAUSE_MS
    timer.current = setTimeout(() => refresh(), WATCHDOG_MS)
    return () => clearTimeout(timer.current)
  }, [])
  return null
}
