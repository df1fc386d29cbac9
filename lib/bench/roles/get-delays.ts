import type { StreamEvent } from '@/lib/engine/engine'

/**
 * Milliseconds from each block to when it, or one after it, was told.
 *
 * @throws Error where one was never told
 */
export function getDelays(
  mined: readonly { number: number; at: number }[],
  events: readonly { event: StreamEvent; at: number }[],
): number[] {
  const told = events.flatMap(({ event, at }) =>
    event.event === 'block' ? [{ number: event.data.blockNumber, at }] : [],
  )
  return mined.map(({ number, at }) => {
    const first = told.find((each) => each.number >= number)
    if (!first) throw new Error(`block ${number} was never told`)
    return Math.max(0, first.at - at)
  })
}
