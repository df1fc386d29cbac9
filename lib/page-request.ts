import type { GroupMark } from './digit-groups'

/** What a page that is being drawn knows of its request and says of its answer, beyond what Next lets it. */
export type PageRequest = {
  groupMark: GroupMark
  /** Before its first byte was sent; nothing happens later. */
  setStatus: (status: number) => void
}

/** Where the server keeps it: of all builds of this file in one process, the same. */
const SERVED = Symbol.for('plimsoll.page-request')
type Served = {
  getStore: () => PageRequest | undefined
  run: <T>(request: undefined, run: () => T) => T
}

const getServed = () => (globalThis as { [SERVED]?: Served })[SERVED]

/** Server: has `getPageRequest` answer from here. */
export function servePageRequests(served: Served): void {
  Object.assign(globalThis, { [SERVED]: served })
}

/** Undefined in the browser, beside any request, and where Next serves alone (`npm run dev`). */
export function getPageRequest(): PageRequest | undefined {
  return getServed()?.getStore()
}

/** For a page that is there only to say why it shows nothing: `notFound()` would be drawn with scripts only. */
export function setPageStatus(status: number): void {
  getPageRequest()?.setStatus(status)
}

/** What is kept for other readers, too, is made for none of them: without a page's request. */
export function runForEverybody<T>(run: () => T): T {
  const served = getServed()
  return served ? served.run(undefined, run) : run()
}
