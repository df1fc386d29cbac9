'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { formatCount } from '@/lib/format'
import { Button } from '../ui/button'
import { getReserve, getRowPixels, getWantedRows, type RowPixels } from './get-reserve'

type Props = {
  state: 'idle' | 'reading' | 'failed'
  /** Changes as each read ends, of these rows or others. */
  turn: number
  onNear: (wantedRows: number) => void
  /** Where the next page is had without scripts. */
  href: string
  /** Rows in place, and all there are; null where that is not known. */
  count: number
  total: number | null
  rowPixels: RowPixels
}

/**
 * The end of what is there. Keeps the place of all rows to come, so that the scroll bar tells the whole length and
 * nothing moves as they arrive; hidden, so that its own shrinking is no shift of the layout. Reads on when it comes near. Without scripts a link to the next page.
 */
export function ReadOn({ state, turn, onNear, href, count, total, rowPixels }: Props) {
  const end = useRef<HTMLDivElement>(null)
  const [isNear, setIsNear] = useState(false)
  const [pixels, setPixels] = useState<number | null>(null)
  const read = useEffectEvent(() => {
    const top = end.current?.getBoundingClientRect().top ?? 0
    onNear(getWantedRows({ top, windowHeight: window.innerHeight }, getRowPixels(rowPixels)))
  })
  const measure = useEffectEvent(() => setPixels(getRowPixels(rowPixels)))
  useEffect(() => {
    measure()
    const onResize = () => measure()
    window.addEventListener('resize', onResize)
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: '200%' },
    )
    if (end.current) observer.observe(end.current)
    return () => {
      window.removeEventListener('resize', onResize)
      observer.disconnect()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows in place the end may still be near
  useEffect(() => {
    if (isNear && state === 'idle') read()
  }, [isNear, state, count, turn])
  const reserve = pixels === null ? 0 : getReserve({ count, total }, pixels)
  return (
    <div
      ref={end}
      className="invisible min-h-11 text-muted"
      {...(reserve > 0 && { style: { height: reserve } })}
    >
      <noscript>
        <p className="visible px-4 py-2.5">
          <a className="link" href={href}>
            Next page
          </a>
        </p>
      </noscript>
      {state === 'failed' ? (
        <p role="status" className="visible sticky top-16 px-4 py-2.5">
          The rest could not be read; the rows above stay as they are.{' '}
          <Button size="small" onClick={() => read()}>
            Try again
          </Button>
        </p>
      ) : total === null || pixels === null ? null : (
        <p className="visible sticky top-16 px-4 py-2.5">
          {formatCount(count)} of {formatCount(total)} loans read
        </p>
      )}
    </div>
  )
}
