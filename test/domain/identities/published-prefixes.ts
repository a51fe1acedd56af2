/** A list as long and as nested as the one that AWS publishes; what is random comes from a seed. */
export function published(count: number): [string, number][] {
  let state = 20_261_122
  const upTo = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * most)
  }
  return Array.from({ length: count }, (_, index) => {
    const hex = () => upTo(65_536).toString(16)
    // A few first bytes, so that prefixes hold each other.
    return index % 3 === 0
      ? [`2600:${(0x1f10 + upTo(8)).toString(16)}:${hex()}:${hex()}::/${24 + upTo(41)}`, index]
      : [`${50 + upTo(6)}.${upTo(256)}.${upTo(256)}.${upTo(256)}/${11 + upTo(22)}`, index]
  })
}
