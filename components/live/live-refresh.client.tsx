'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useTransition } from 'react'
import type { AsOfByMarket } from '@/lib/api/schema/as-of'
import { useBlockTick } from './use-block-tick.client'

const SHORTEST_PAUSE_MS = 400
const WATCHDOG_MS = 15_000

/**
 * Keeps a server-rendered page at the head: asks the server for it again when a block is ready whose numbers it
 * does not show yet, one request at a time. Without blocks it asks every 15 s, so that what went stale says so.
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
    timer.current = setTimeout(() => refresh(), WATCHDOG_MS)
    return () => clearTimeout(timer.current)
  }, [])
  return null
}
