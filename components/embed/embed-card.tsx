import type { ReactNode } from 'react'
import { Logo } from '../shell/logo'
import { OutLink } from './out-link'

/** The frame's whole page: one calm card, with the way to the account itself. */
export function EmbedCard({
  href,
  head,
  foot,
  children,
}: {
  href: string
  head: ReactNode
  foot: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex flex-1 flex-col gap-3 bg-panel p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {head}
        <span className="flex items-center gap-1.5 text-t1">
          <Logo size={16} />
          <OutLink href={href}>Open in Plimsoll</OutLink>
        </span>
      </div>
      {children}
      <div className="mt-auto border-rule border-t pt-2 text-faint text-t1">{foot}</div>
    </div>
  )
}
