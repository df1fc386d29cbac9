import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { DepthPool } from '@/lib/depth/pool'
import type { PoolPlace } from './call-pool-lens'
import type { PoolSource } from './pool-source'
import { readPools } from './read-pools'

/** Pairs and blocks that are kept; a pool with a thousand ticks takes about 100 kB. */
const KEPT = 64

/** Reads the pools of a pair when asked, once a block. A failed read is not kept. */
export class PoolReader {
  private readonly readings = new Map<string, Promise<DepthPool[]>>()

  constructor(
    private readonly client: ChainClient,
    private readonly sources: readonly PoolSource[],
  ) {}

  /** @throws as `callPoolLens` */
  read(tokens: readonly [Address, Address], at: PoolPlace): Promise<DepthPool[]> {
    const pair = tokens.map((token) => token.toLowerCase()).sort()
    const key = [at.blockHash, ...pair].join()
    const known = this.readings.get(key)
    if (known) return known
    const reading = readPools(this.client, { sources: this.sources, tokens, at })
    this.readings.set(key, reading)
    reading.catch(() => this.readings.delete(key))
    for (const oldest of this.readings.keys()) {
      if (this.readings.size <= KEPT) break
      this.readings.delete(oldest)
    }
    return reading
  }
}
