'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { parseFall } from '../../page-query/parse-fall'

/** How long a hand rests until the URL follows. */
const REST_MS = 120

/**
 * The fall in percent: what the URL says, or while a hand is on the control what it says. The URL follows
 * whenever the hand rests, and with it what the server says of that fall: the list beside the curve.
 */
export function useFall(given: number): [number, (percent: number) => void] {
  const fromUrl = parseFall(useSearchParams().get('fall') ?? '') ?? given
  const { replace } = useRouter()
  const [isPending, startTransition] = useTransition()
  const [draft, setDraft] = useState<number | null>(null)
  if (draft !== null && draft === fromUrl) setDraft(null)
  useEffect(() => {
    if (draft === null || isPending) return
    const timer = setTimeout(() => {
      const url = new URL(window.location.href)
      url.searchParams.set('fall', String(draft / 100))
      const href = `${url.pathname}${url.search}`
      startTransition(() => replace(href, { scroll: false }))
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [draft, isPending, replace])
  return [draft ?? fromUrl, setDraft]
}
