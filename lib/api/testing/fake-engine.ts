import type { Engine } from '@/lib/engine/engine'

/** An engine of the given methods only: any other call throws, so that a test can't pass by accident. */
export function createFakeEngine(methods: Partial<Engine>): Engine {
  return new Proxy(methods, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (method !== undefined || typeof name === 'symbol') return method
      return () => {
        throw new Error(`unhandled call of engine.${name}`)
      }
    },
  }) as Engine
}
