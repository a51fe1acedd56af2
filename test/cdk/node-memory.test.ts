import { expect, test } from 'vitest'
import { heapGrowthPercent } from '../../cdk/node-memory.ts'

const MB = 2 ** 20

test.each([
  // A heap of at most 2,560 MB may hold 80 MB of garbage: 400 % of 20 MB, and of 160 MB a half.
  { used: 20, most: 2560, percent: 400 },
  { used: 160, most: 2560, percent: 50 },
  // What holds more collects at a third more, 30 %.
  { used: 400, most: 2560, percent: 30 },
  // A small function has less room for garbage: 12 MB of 384.
  { used: 40, most: 384, percent: 30 },
])('a heap of $used MB that may have $most MB grows by $percent % before garbage is collected', (heap) => {
  expect(heapGrowthPercent(heap.used * MB, heap.most * MB)).toBe(heap.percent)
})
