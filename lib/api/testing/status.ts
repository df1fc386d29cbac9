import type { Status } from '../schema/status'
import { BLOCK_NUMBER, CHAIN_ID } from './chain'
import { downMarket, markets } from './markets'

export const status: Status = {
  version: '0.1.0',
  role: 'all',
  demo: true,
  chains: [
    {
      chainId: CHAIN_ID,
      name: 'Local chain',
      head: BLOCK_NUMBER,
      indexed: BLOCK_NUMBER,
      lagSeconds: 0,
      endpoints: { healthy: 1, total: 1 },
    },
  ],
  markets: markets.map(({ id, phase, progress, source }) => ({ id, phase, progress, source })),
}

/** One market is live, the other is said to be down. */
export const partlyDownStatus: Status = {
  ...status,
  markets: status.markets.map((each) =>
    each.id === downMarket.id
      ? { ...each, phase: 'down', progress: 0, source: downMarket.source }
      : each,
  ),
}

export const discoveringStatus: Status = {
  ...status,
  markets: status.markets.map((each) => ({ ...each, phase: 'discovering', progress: 0.4 })),
}
