import type { Auction } from './schema/auction'

/** Whether there is still something to buy: it runs, or somebody must start it anew to go on. */
export function isLiveAuction({ status }: Pick<Auction, 'status'>): boolean {
  return status === 'running' || status === 'needs-redo'
}
