type IdenticonParts = { path: string; ground: string; figure: string }

/** FNV-1a over the lower-case address, then xorshift: every one of the 40 digits moves the whole picture. */
function* getBits(address: string): Generator<number, never> {
  let state = 0x811c9dc5
  for (const character of address.toLowerCase()) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  }
  state ||= 1
  for (;;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state >>> 0
  }
}

/** A mirrored 6 × 6 pattern and two colours, decided by the address alone. `path` is in units of one cell. */
export function getIdenticon(address: string): IdenticonParts {
  const bits = getBits(address)
  for (let skipped = 0; skipped < 4; skipped++) bits.next()
  const hue = bits.next().value % 360
  const turn = 60 + (bits.next().value % 180)
  let path = ''
  for (let y = 0; y < 6; y++) {
    for (let x = 0; x < 3; x++) {
      if (bits.next().value % 100 < 52) path += `M${x} ${y}h1v1h-1zM${5 - x} ${y}h1v1h-1z`
    }
  }
  return {
    path,
    ground: `hsl(${hue} 45% 78%)`,
    figure: `hsl(${(hue + turn) % 360} 55% 34%)`,
  }
}
