import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from './logo'
import { NavLinks } from './nav-links.client'
import { SearchForm } from './search-form'

/** Logo, pages, search, wallet. On a phone the pages take a line of their own. */
export function Header({ wallet }: { wallet: ReactNode }) {
  return (
    <header className="border-rule border-b bg-panel">
      <div className="wrap flex flex-wrap items-center gap-x-[1.4rem] max-lg:pt-2">
        <Link
          href="/"
          prefetch={false}
          className="flex items-center gap-2 font-bold text-t3 max-sm:gap-0"
        >
          <Logo />
          <span className="max-sm:sr-only">Plimsoll</span>
        </Link>
        <nav aria-label="Pages" className="max-lg:order-last max-lg:w-full">
          <NavLinks />
        </nav>
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-3">
          <SearchForm />
          {wallet}
        </div>
      </div>
    </header>
  )
}
