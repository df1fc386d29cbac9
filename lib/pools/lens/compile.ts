import { writeFileSync } from 'node:fs'
import { compileLens } from '@/lib/protocols/compile-lens'

/** Rewrites the checked-in code of the lens: `npx tsx lib/pools/lens/compile.ts`. */
const folder = new URL('./', import.meta.url)
const { file, text } = compileLens(folder)
writeFileSync(new URL(file, folder), text)
