'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

const PAGES = [
  { href: '/', name: 'Overview' },
  { href: '/accounts', name: 'Accounts' },
  { href: '/liquidations', name: 'Liquidations' },
  // On a phone the footer has it: the links take one line.
  { href: '/auctions', name: 'Auctions', isWide: true },
  { href: '/markets', name: 'Markets' },
  { href: '/stress', name: 'Stress test', isWide: true },
  { href: '/watch', name: 'Watch' },
]

/** The pages; the one that is open, or the one that it belongs to, is marked. */
export function NavLinks() {
  const path = usePathname()
  return (
    <ul className="flex flex-wrap gap-x-[clamp(0.4rem,3vw,1.4rem)] max-[22rem]:gap-x-1.5 max-[22rem]:text-t1">
      {PAGES.map(({ href, name, isWide }) => {
        const isHere = path === href
        const isWithin = isHere || (href !== '/' && path.startsWith(`${href}/`))
        return (
          <li key={href} {...(isWide && { className: 'max-sm:hidden' })}>
            <Link
              href={href}
              prefetch={false}
              {...(isWithin && { 'aria-current': isHere ? 'page' : 'true' })}
              className={`flex h-10 items-center whitespace-nowrap lg:h-14 ${isWithin ? 'font-bold text-ink shadow-[inset_0_-2px_var(--accent)]' : 'text-muted hover:text-ink'}`}
            >
              {name}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
