import type { EventHub } from '../event-hub'
import { publishBlock, publishReorg, toBlockId } from '../publish-events'
import { getCommonBlock } from './copied-chain'
import type { EntryHost } from './entry-host'

/** Tells the blocks of a chain that other processes follow, once every entry of it has reached them here. */
export class CopiedBlocks {
  readonly #hub: EventHub
  readonly #chainId: number
  readonly #hosts: readonly EntryHost[]
  #told: string | undefined

  constructor(options: { hub: EventHub; chainId: number; hosts: readonly EntryHost[] }) {
    this.#hub = options.hub
    this.#chainId = options.chainId
    this.#hosts = options.hosts
  }

  /** After entries were brought up to date. */
  tell(): void {
    const reorgs = this.#hosts.map((host) => host.takeReorg())
    const block = getCommonBlock(this.#hosts)
    if (!block || toBlockId(block) === this.#told) return
    const reorg = reorgs.find((each) => each !== null)
    if (reorg && this.#told !== undefined)
      publishReorg(this.#hub, { chainId: this.#chainId, ...reorg })
    this.#told = toBlockId(block)
    publishBlock(this.#hub, block)
  }
}
