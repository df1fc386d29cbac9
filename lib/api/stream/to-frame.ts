import type { z } from 'zod'
import { zLiquidation } from '../schema/liquidation'
import { zBlockEvent, zReorgEvent } from '../schema/stream'

const schemas = {
  block: zBlockEvent,
  reorg: zReorgEvent,
  liquidation: zLiquidation,
} satisfies Record<string, z.ZodType>

/** What the stream tells: named by `event`, resumed after by `id`. */
export type Tellable = { event: keyof typeof schemas; id: string; data: unknown }

const frames = new WeakMap<Tellable, Uint8Array>()

/**
 * One event as the HTML standard writes server-sent events. Made once an event, however many listen.
 *
 * @throws ZodError for data that is not of the event's schema
 */
export function toFrame(told: Tellable): Uint8Array {
  const known = frames.get(told)
  if (known) return known
  const data = JSON.stringify(schemas[told.event].parse(told.data))
  const id = told.id.replace(/[\r\n\0]/g, '')
  const frame = new TextEncoder().encode(`event: ${told.event}\nid: ${id}\ndata: ${data}\n\n`)
  frames.set(told, frame)
  return frame
}
