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

/**
 * Garbage is collected once the heap has grown by this part of what is in use, in percent: Node lets it grow to several times that, where it
 * may. NODE_OPTIONS does not take it, so a bundle sets it as it is loaded. Source: node --v8-options
 */
const MOST_GARBAGE = 30

/** What a bundle begins with. */
export const EARLY_COLLECTION = `import{setFlagsFromString}from'node:v8';setFlagsFromString('--heap-growing-percent=${MOST_GARBAGE}');`
