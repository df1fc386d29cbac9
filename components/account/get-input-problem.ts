/** Why a text names no account, from the text alone; `why` is null for a name, of which only the chain can tell. */
export type InputProblem = { title: string; why: string | null; todo: string }

const PASTE = 'Paste the whole address: 0x and 40 hex digits. A wallet copies it whole.'

/**
 * For a text of which the engine has said that it resolves to no account: malformed, mistyped, or a name that
 * points nowhere.
 */
export function getInputProblem(input: string): InputProblem {
  const shown = input.length > 80 ? `${input.slice(0, 80)}…` : input
  if (/^0x/i.test(input)) return { title: 'This is not an address', ...getAddressProblem(input) }
  if (input.includes('.'))
    return {
      title: `No account by the name “${shown}”`,
      why: null,
      todo: 'Check its spelling, or give the address itself.',
    }
  return {
    title: 'This names no account',
    why: `“${shown}” is neither an address (0x and 40 hex digits) nor a name (such as vault.eth).`,
    todo: PASTE,
  }
}

function getAddressProblem(input: string): { why: string; todo: string } {
  const digits = input.slice(2)
  const wrong = /[^0-9a-f]/i.exec(digits)
  if (wrong) return { why: `“${wrong[0]}” is no hex digit: 0 to 9 and a to f are.`, todo: PASTE }
  if (digits.length !== 40)
    return {
      why: `After 0x it has ${digits.length} digits; an address has 40.`,
      todo: PASTE,
    }
  return {
    why: 'Its capital letters are a checksum, and they don’t fit its digits: one of them is mistyped or was changed.',
    todo: 'Copy it again from where it comes from. Compare the first and last digits, and those in the middle.',
  }
}
