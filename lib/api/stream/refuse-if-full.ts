import { createProblem } from '../http/to-problem'
import type { Problem } from '../schema/problem'
import type { StreamClients } from './stream-clients'

/** The problem that one reader too many is answered with. */
export function refuseIfFull(clients: StreamClients): Problem | undefined {
  if (!clients.isFull) return undefined
  return createProblem({
    status: 503,
    code: 'STREAM_FULL',
    detail: `This process serves ${clients.size} streams, which is as many as it takes. Come again later, or ask /api/v1/status for the newest block.`,
  })
}
