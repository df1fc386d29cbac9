import type { BlockEvent } from '@/lib/api/schema/stream'

export type StreamState = 'connecting' | 'live' | 'lost'

type Listener = { onBlock?: (block: BlockEvent) => void; onState?: (state: StreamState) => void }

const listeners = new Set<Listener>()
let source: EventSource | undefined
let state: StreamState = 'connecting'
let retry: ReturnType<typeof setTimeout> | undefined

function setState(next: StreamState) {
  if (state === next) return
  state = next
  for (const { onState } of listeners) onState?.(next)
}

function open() {
  if (source || listeners.size === 0 || document.hidden) return
  source = new EventSource('/api/v1/stream')
  source.addEventListener('open', () => setState('live'))
  source.addEventListener('error', () => {
    setState('lost')
    // A refusal (503: too many readers) ends an EventSource for good.
    if (source?.readyState === EventSource.CLOSED) openAgain()
  })
  source.addEventListener('block', (event) => {
    setState('live')
    const block = parseBlock(event.data)
    if (block) for (const { onBlock } of listeners) onBlock?.(block)
  })
  source.addEventListener('reorg', () => setState('live'))
}

function openAgain() {
  close()
  clearTimeout(retry)
  retry = setTimeout(open, 5_000 + Math.random() * 10_000)
}

function close() {
  clearTimeout(retry)
  source?.close()
  source = undefined
}

/** Our own server's words; what is not of this shape is passed over. Checked by hand: zod is 15 times this file. */
function parseBlock(data: string): BlockEvent | null {
  try {
    const block: BlockEvent = JSON.parse(data)
    return Number.isInteger(block.chainId) && typeof block.blockHash === 'string' ? block : null
  } catch {
    return null
  }
}

// A browser holds six connections to a host: a hidden tab gives its one back and catches up when it is seen.
function onVisibility() {
  if (document.hidden) close()
  else open()
}

/** Listens to the one event stream of this page; opens it with the first listener, closes it after the last. */
export function subscribeToStream(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility)
  listeners.add(listener)
  open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
}

export function getStreamState(): StreamState {
  return state
}
