import type { Status } from '@/lib/api/schema/status'
import { getEngine } from '@/lib/engine/get-engine'

/** What the frame of every page says of the chains; null where it can't be told, so that error pages have a frame too. */
export function readShellStatus(): Status | null {
  try {
    return getEngine().readStatus()
  } catch {
    return null
  }
}
