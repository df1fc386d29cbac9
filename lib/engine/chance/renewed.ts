/**
 * A value that is worked out when it is first asked for and again when it has grown old: an old one is given while a
 * newer is made, so that nobody waits twice. One at a time is made.
 */
export class Renewed<T> {
  readonly #make: () => Promise<T>
  readonly #lifeMs: number
  #value: { of: T; at: number } | undefined
  #making: Promise<T> | undefined

  constructor(make: () => Promise<T>, lifeMs: number) {
    this.#make = make
    this.#lifeMs = lifeMs
  }

  /** @throws what making it throws, where there is none yet */
  async get(): Promise<T> {
    const value = this.#value
    if (value && Date.now() - value.at < this.#lifeMs) return value.of
    this.#making ??= this.#renew()
    if (!value) return this.#making
    this.#making.catch(() => undefined)
    return value.of
  }

  async #renew(): Promise<T> {
    try {
      const of = await this.#make()
      this.#value = { of, at: Date.now() }
      return of
    } finally {
      this.#making = undefined
    }
  }
}
