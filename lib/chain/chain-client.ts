import type { Address, Hash, Hex } from 'viem'
import type { BlockRef } from './blocks/block-ref'
import type { Endpoint } from './endpoints/endpoint'
import type { RawLog } from './logs/raw-log'

export type LogFilter = {
  addresses: readonly Address[]
  /** First topics, any of them: hashes of event signatures. */
  topics: readonly Hex[]
} & (
  | {
      blockHash: Hash
      /** The block's bloom filter: an empty answer that contradicts it is asked for again. */
      logsBloom?: Hex | null
    }
  | {
      fromBlock: number
      toBlock: number
      /**
       * Hash of the last block: a range of up to 64 blocks is then checked against its headers, so that it is of
       * one branch and what their bloom filters show is there. About one more call a block.
       */
      toBlockHash?: Hash
      /** Hash of the block below `fromBlock`, checked with `toBlockHash`. */
      parentHash?: Hash
    }
)

export type BlockCall = {
  data: Hex
  blockHash: Hash
  /** Spares a look-up on nodes that take only numbers. */
  blockNumber?: number | undefined
  gas?: bigint | undefined
  timeoutMs?: number | undefined
} & ({ to: Address } | { deployless: DeploylessCode })

/** A contract that is called without being deployed. */
export type DeploylessCode = {
  /** Runtime code: put at an unused address by a state override. */
  deployedBytecode: Hex
  /** Creation code: for nodes without state overrides; answers are then limited to 24,576 bytes. */
  bytecode: Hex
}

export type ChainLog = (
  level: 'debug' | 'info' | 'warn',
  message: string,
  fields?: Record<string, string | number>,
) => void

/** What a node can be asked, over several endpoints of one chain. */
export type ChainClient = {
  readonly chainId: number
  /**
   * One JSON-RPC call with failover; parameters and result are passed as they are.
   * @throws ChainReadError
   */
  request<T = unknown>(
    method: string,
    params?: readonly unknown[],
    options?: RequestOptions<T>,
  ): Promise<T>
  /**
   * Runs a step on one endpoint after the other until it succeeds.
   * @throws RpcFailure of the last; for the functions of this folder.
   */
  attempt<T>(step: (endpoint: Endpoint) => Promise<T>, options?: AttemptOptions): Promise<T>
  /** The newest block, see `readHead`. One call where it follows from the last. @throws ChainReadError */
  readHead(): Promise<BlockRef>
  /**
   * One block by hash or number. One call.
   * @throws ReorgError where the hash is unknown, NotFoundError where the number is ahead of the
   * chain, HistoryUnavailableError where it is too old for the node, ChainReadError.
   */
  readBlock(block: Hash | number): Promise<BlockRef>
  /** See `readLogs`. */
  readLogs(filter: LogFilter): Promise<RawLog[]>
  /** See `callAtBlock`. */
  callAtBlock(call: BlockCall): Promise<Hex>
  /**
   * Calls a listener when a node says that there is a new head (`eth_subscribe newHeads` on any healthy ws(s)
   * endpoint): a hint to look at once, no news in itself. Heals by itself; silent where no endpoint can do it.
   * @returns Ends it.
   */
  watchHeads(listener: () => void): () => void
  endpoints(): { healthy: number; total: number }
  /** Each endpoint as it stands: for status and metrics. */
  endpointStates(): EndpointState[]
  /** Asks every endpoint for its chain id: for the start of the process. */
  checkEndpoints(): Promise<EndpointCheck[]>
  /** Requests sent so far, by method. */
  requests(): Record<string, number>
  readonly timeoutMs: number
  log: ChainLog
  close(): void
}

export type EndpointCheck = {
  label: string
  status: 'right' | 'wrong-chain' | 'unreachable'
  chainId: number | null
  /** Redacted. */
  reason: string | null
}

export type EndpointState = {
  label: string
  /** `cooling` after a failure, `open` after several in a row: left alone but for trials. */
  state: 'healthy' | 'cooling' | 'open' | 'wrong-chain'
  /** Block number it showed last. */
  head: number | null
  /** Moving average. */
  latencyMs: number | null
  /** Moving average, 0 to 1. */
  errorRate: number
}

export type RequestOptions<T> = AttemptOptions & {
  timeoutMs?: number
  /** False: this endpoint does not have it (`null`, a gap); ask the next one. */
  accept?: (result: T) => boolean
}

export type AttemptOptions = {
  /** How often all endpoints are gone through; 2 unless told. */
  rounds?: number
  /** The method by whose latency a slow step is begun on a second endpoint too; only for steps that just read. */
  hedge?: string
}
