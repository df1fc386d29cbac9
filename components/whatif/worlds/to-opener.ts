import type { RiskInput, RiskInputOf } from '@/lib/api/risk-input'
import type { OpenWorld, WhatIfWorld } from '../world'

/** Opens the inputs of one protocol. Another's is a defect: its engine was not the one to load. */
export function toOpener<Protocol extends RiskInput['protocol']>(
  protocol: Protocol,
  open: (input: RiskInputOf<Protocol>) => WhatIfWorld,
): OpenWorld {
  return (input) => {
    if (!isOf(input, protocol)) throw new RangeError(`${input.protocol} in a world of ${protocol}`)
    return open(input)
  }
}

function isOf<Protocol extends RiskInput['protocol']>(
  input: RiskInput,
  protocol: Protocol,
): input is RiskInputOf<Protocol> {
  return input.protocol === protocol
}
