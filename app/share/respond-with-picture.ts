import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ReactElement } from 'react'
import { pictureSize } from '@/components/share/picture'
import { NewestMap } from '@/lib/newest-map'

const FONTS = 'node_modules/@fontsource/inter/files'
const MOST_KEPT = 64

const readFont = (weight: 400 | 600) =>
  readFile(join(process.cwd(), FONTS, `inter-latin-${weight}-normal.woff`))

let fonts: Promise<{ name: string; data: Buffer; weight: 400 | 600; style: 'normal' }[]> | undefined

async function readFonts() {
  return [
    { name: 'Inter', data: await readFont(400), weight: 400 as const, style: 'normal' as const },
    { name: 'Inter', data: await readFont(600), weight: 600 as const, style: 'normal' as const },
  ]
}

const drawn = new NewestMap<string, Promise<ArrayBuffer>>(MOST_KEPT)

async function draw(element: ReactElement): Promise<ArrayBuffer> {
  fonts ??= readFonts()
  return new ImageResponse(element, { ...pictureSize, fonts: await fonts }).arrayBuffer()
}

/**
 * A picture as PNG. Drawn once for what it shows: those who unfurl a link ask several times, and drawing takes longer
 * than everything else here.
 *
 * @param key what it shows and the block it is of
 */
export async function respondWithPicture(element: ReactElement, key: string): Promise<Response> {
  let picture = drawn.get(key)
  if (!picture) {
    picture = draw(element)
    drawn.set(key, picture)
    picture.catch(() => drawn.delete(key))
  }
  return new Response(await picture, {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=60' },
  })
}

/** Where there is nothing to draw: the status says why, and nobody keeps it. */
export function respondWithoutPicture(status: 404 | 503): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
}
