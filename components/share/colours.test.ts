import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { colours } from './colours'

const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8')

test.each(Object.entries(colours))('default: %s is as in the tokens', (name, colour) => {
  const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  expect(tokens).toContain(`--${token}: light-dark(${colour},`)
})
