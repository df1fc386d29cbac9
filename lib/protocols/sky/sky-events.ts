import { type Hex, parseAbi, toEventSelector, toFunctionSelector } from 'viem'

/** The Vat and the CDP manager log a call's selector, padded, in place of an event's hash. */
function toNoteTopic(signature: string): Hex {
  return toFunctionSelector(`function ${signature}`).padEnd(66, '0') as Hex
}

/** Calls of the Vat that change vaults; topics: selector, ilk, urn (`fork`: source), next argument (`fork`: target). */
export const vatNotes = {
  frob: toNoteTopic('frob(bytes32,address,address,address,int256,int256)'),
  fork: toNoteTopic('fork(bytes32,address,address,int256,int256)'),
  grab: toNoteTopic('grab(bytes32,address,address,address,int256,int256)'),
} as const

/** Of the Vat: `move(src, dst, rad)`, by which a buyer pays for collateral. */
export const moveNote = toNoteTopic('move(address,address,uint256)')
/** Of the Vat: `rely(usr)`, by which joins come to be trusted. */
export const relyNote = toNoteTopic('rely(address)')
/** Of the CDP manager: `give(cdp, dst)`; topics: selector, caller, cdp, new owner. */
export const giveNote = toNoteTopic('give(uint256,address)')

export const dogAbi = parseAbi([
  'event Bark(bytes32 indexed ilk, address indexed urn, uint256 ink, uint256 art, uint256 due, address clip, uint256 indexed id)',
  'function bark(bytes32 ilk, address urn, address kpr) returns (uint256 id)',
])

export const clipAbi = parseAbi([
  'event Kick(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr, address indexed kpr, uint256 coin)',
  'event Take(uint256 indexed id, uint256 max, uint256 price, uint256 owe, uint256 tab, uint256 lot, address indexed usr)',
  'event Redo(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr, address indexed kpr, uint256 coin)',
  'event Yank(uint256 id)',
])

export const vatAbi = parseAbi([
  'function ilks(bytes32 ilk) view returns (uint256 Art, uint256 rate, uint256 spot, uint256 line, uint256 dust)',
  'function urns(bytes32 ilk, address urn) view returns (uint256 ink, uint256 art)',
])

export const barkTopic = toEventSelector(dogAbi[0])
export const clipTopics: readonly Hex[] = clipAbi.map((event) => toEventSelector(event))
/** First topics of all that changes vaults, their owners and auctions. */
export const watchedTopics: readonly Hex[] = [
  ...Object.values(vatNotes),
  giveNote,
  barkTopic,
  ...clipTopics,
]
