import { gzipSync } from 'node:zlib'
import type { Answer } from './answer'

type Kept = { answer: Answer; gzipped: Uint8Array | undefined }

const MOST_BYTES = 64 * 1024 * 1024
/** Below, compression saves less than it costs. */
const COMPRESSED_FROM_BYTES = 1_024

/**
 * Encoded answers of one version of what is read: the first answer of another version throws all out. What was
 * not asked for longest goes first once there are too many bytes.
 */
export class AnswerCache {
  readonly #kept = new Map<string, Kept>()
  readonly #mostBytes: number
  #version: string | undefined
  #bytes = 0

  constructor({ mostBytes = MOST_BYTES }: { mostBytes?: number } = {}) {
    this.#mostBytes = mostBytes
  }

  get size(): number {
    return this.#kept.size
  }
  get bytes(): number {
    return this.#bytes
  }

  get(key: string, version: string): Answer | undefined {
    return this.#find(key, version)?.answer
  }

  /** The same answer's body by gzip, compressed once; undefined where it is too small or not kept. */
  getGzipped(key: string, version: string): Uint8Array | undefined {
    const kept = this.#find(key, version)
    if (!kept || kept.answer.body.length < COMPRESSED_FROM_BYTES) return undefined
    if (kept.gzipped) return kept.gzipped
    const gzipped = new Uint8Array(gzipSync(kept.answer.body))
    kept.gzipped = gzipped
    this.#bytes += gzipped.length
    this.#makeRoom()
    return gzipped
  }

  set(key: string, version: string, answer: Answer): void {
    if (version !== this.#version) this.#startOver(version)
    this.#forget(key)
    if (answer.body.length > this.#mostBytes / 8) return
    this.#kept.set(key, { answer, gzipped: undefined })
    this.#bytes += getWeight(key, answer)
    this.#makeRoom()
  }

  #find(key: string, version: string): Kept | undefined {
    if (version !== this.#version) return undefined
    const kept = this.#kept.get(key)
    if (!kept) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return kept
  }

  #startOver(version: string): void {
    this.#kept.clear()
    this.#bytes = 0
    this.#version = version
  }

  #forget(key: string): void {
    const kept = this.#kept.get(key)
    if (!kept) return
    this.#kept.delete(key)
    this.#bytes -= getWeight(key, kept.answer) + (kept.gzipped?.length ?? 0)
  }

  #makeRoom(): void {
    for (const key of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return
      this.#forget(key)
    }
  }
}

/** With what the entry itself takes: keys are as long as their senders like. */
function getWeight(key: string, answer: Answer): number {
  return answer.body.length + 2 * key.length + 1_024
}
