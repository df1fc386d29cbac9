import type { GroupMark } from './digit-groups'

/** What a page that is being drawn knows of its request and says of its answer, beyond what Next lets it. */
export type PageRequest = {
  groupMark: GroupMark
  /** Before its first byte was sent; nothing happens later. */
  setStatus: (status: number) => void
}

/** Where the server keeps it: of all builds of this file in one process, the same. */
const SERVED = Symbol.for('plimsoll.page-request')
type Served = { getStore: () => PageRequest | undefined }

/** Server: has `getPageRequest` answer from here. */
export function servePageRequests(served: Served): void {
  Object.assign(globalThis, { [SERVED]: served })
}

/** Undefined in the browser, beside any request, and where Next serves alone (`npm run dev`). */
export function getPageRequest(): PageRequest | undefined {
  return (globalThis as { [SERVED]?: Served })[SERVED]?.getStore()
}

/** For a page that is there only to say why it shows nothing: `notFound()` would be drawn with scripts only. */
export function setPageStatus(status: number): void {
  getPageRequest()?.setStatus(status)
}
