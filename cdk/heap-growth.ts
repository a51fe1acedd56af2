import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { heapGrowthPercent } from './node-memory.ts'

/** What a bundle begins with: how far its heap may grow follows what is in use. NODE_OPTIONS does not take the flag. Source: node --v8-options */
function followHeap(): void {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent(used_heap_size, heap_size_limit)}`)
}

followHeap()
new PerformanceObserver(followHeap).observe({ entryTypes: ['gc'] })
