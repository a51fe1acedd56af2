/** Part of a function's memory that is Node's heap. */
const HEAP_SHARE = 0.85

/**
 * Node's options of a function of so many megabytes: its heap, and a half of what Node takes for new objects by default. With more of that, an
 * hour takes up to twice the memory and not less time.
 */
export const nodeOptions = (megabytes: number): readonly string[] => [
  `--max-old-space-size=${Math.floor(megabytes * HEAP_SHARE)}`,
  '--max-semi-space-size=8',
]

/** Garbage that may lie in a heap, as a part of the most that the heap may take: of a function of 3,008 MB it is 80 MB. */
const GARBAGE_SHARE = 1 / 32

/** What garbage may take where more than that is in use, in percent of what is. */
const LEAST_GROWTH = 30

/**
 * By how many percent a heap may grow before garbage is collected: a small one to several times of what is in use, as collecting a few
 * megabytes time and again takes a quarter of a small hour, and a large one by a third.
 */
export const heapGrowthPercent = (usedBytes: number, mostBytes: number): number =>
  Math.round(Math.max(LEAST_GROWTH, (100 * GARBAGE_SHARE * mostBytes) / usedBytes))
