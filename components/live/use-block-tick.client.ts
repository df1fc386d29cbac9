'use client'

import { useEffect, useEffectEvent } from 'react'
import type { BlockEvent } from '@/lib/api/schema/stream'
import { subscribeToStream } from './stream'

/** Calls `onBlock` for each block whose state can be read now, on any of the followed chains. */
export function useBlockTick(onBlock: (block: BlockEvent) => void): void {
  const tick = useEffectEvent(onBlock)
  useEffect(() => subscribeToStream({ onBlock: (block) => tick(block) }), [])
}
