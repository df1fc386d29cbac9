import Link from 'next/link'
import type { ComponentProps } from 'react'

type Look = {
  /** `go`: the one action that a page is for. */
  kind?: 'plain' | 'go'
  size?: 'normal' | 'small'
  /** Marks the one in force among several. */
  active?: boolean
}

const SIZES = { normal: 'min-h-9 px-3 py-1.5', small: 'min-h-7 px-2.5 py-0.5 text-t1' }
const KINDS = {
  plain: 'border-rule bg-panel text-ink hover:bg-field',
  go: 'border-accent bg-accent text-accent-ink hover:opacity-90',
}

function getClassName({ kind = 'plain', size = 'normal', active = false }: Look): string {
  const look = active ? 'border-accent bg-field text-ink' : KINDS[kind]
  return `inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-r border font-bold no-underline ${SIZES[size]} ${look}`
}

export function Button({
  kind,
  size,
  active,
  className = '',
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  const look = getClassName({
    ...(kind && { kind }),
    ...(size && { size }),
    ...(active && { active }),
  })
  return (
    <button
      {...rest}
      type={type}
      className={`${look} disabled:cursor-default disabled:text-faint ${className}`}
    />
  )
}

/** Looks like a button, is a link: view state that lives in the URL works without scripts. */
export function ButtonLink({
  kind,
  size,
  active,
  className = '',
  ...rest
}: Look & ComponentProps<typeof Link>) {
  const look = getClassName({
    ...(kind && { kind }),
    ...(size && { size }),
    ...(active && { active }),
  })
  return (
    <Link
      {...(active && { 'aria-current': 'true' })}
      {...rest}
      className={`${look} ${className}`}
    />
  )
}
