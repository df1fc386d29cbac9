import { benchRisk } from './bench-risk'

console.table(
  (await benchRisk()).map(({ name, value, ratio }) => ({
    name: name.slice(0, 50),
    value: value.toFixed(2),
    ratio: ratio?.toFixed(0),
  })),
)
