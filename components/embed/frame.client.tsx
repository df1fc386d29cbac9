'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'

/** What stands around every page; around those below `/embed`, which stand in another site's frame, nothing does. */
export function Frame({
  above,
  below,
  children,
}: {
  above: ReactNode
  below: ReactNode
  children: ReactNode
}) {
  if (useSelectedLayoutSegment() === 'embed') {
    return <main className="flex w-full flex-1 flex-col">{children}</main>
  }
  return (
    <>
      {above}
      <main id="content" tabIndex={-1} className="wrap w-full flex-1 outline-none">
        {children}
      </main>
      {below}
    </>
  )
}
