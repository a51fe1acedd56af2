/** Lines that stand before and after a change. */
const CONTEXT = 2

/** More lines than these that differ are told as a whole, one text after the other. */
const MOST_COMPARED = 2000

/** A line of one text, of the other, or of both. */
type Aligned = readonly [former: string | undefined, latter: string | undefined]

/** What differs between two texts, line by line: `- ` what went, `+ ` what came, `  ` what stands around it, `…` what is left out. */
export function diffOf(before: string, after: string): string[] {
  const lines = aligned(linesOf(before), linesOf(after)).map(([former, latter]) =>
    latter === undefined ? `- ${former}` : former === undefined ? `+ ${latter}` : `  ${latter}`,
  )
  const isChange = (line: string | undefined) => line !== undefined && !line.startsWith('  ')
  const isShown = lines.map((_, index) => lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(isChange))
  const hasChange = isShown.includes(true)
  return lines.flatMap((line, index) => {
    if (isShown[index]) return [line]
    return hasChange && (index === 0 || isShown[index - 1]) ? ['…'] : []
  })
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/))

function aligned(former: readonly string[], latter: readonly string[]): Aligned[] {
  const most = Math.min(former.length, latter.length)
  let head = 0
  while (head < most && former[head] === latter[head]) head++
  let tail = 0
  while (tail < most - head && former.at(-1 - tail) === latter.at(-1 - tail)) tail++
  const pairs: Aligned[] = []
  const formerEnd = former.length - tail
  const latterEnd = latter.length - tail
  let [i, j] = [0, 0]
  const both = () => pairs.push([former[i++], latter[j++]])
  while (i < head) both()
  const isLonger = longerIn(former.slice(head, formerEnd), latter.slice(head, latterEnd))
  while (i < formerEnd && j < latterEnd) {
    if (former[i] === latter[j]) both()
    else if (isLonger(i - head, j - head)) pairs.push([former[i++], undefined])
    else pairs.push([undefined, latter[j++]])
  }
  while (i < formerEnd) pairs.push([former[i++], undefined])
  while (j < latterEnd) pairs.push([undefined, latter[j++]])
  while (i < former.length) both()
  return pairs
}

/** Whether more lines are in common once the next line of the former is left out than once that of the latter is. */
function longerIn(former: readonly string[], latter: readonly string[]): (i: number, j: number) => boolean {
  if (former.length > MOST_COMPARED || latter.length > MOST_COMPARED) return () => true
  const common = [...former, ''].map(() => new Uint16Array(latter.length + 1))
  const commonOf = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = former.length - 1; i >= 0; i--) {
    for (let j = latter.length - 1; j >= 0; j--) {
      const row = common[i] as Uint16Array
      row[j] = former[i] === latter[j] ? commonOf(i + 1, j + 1) + 1 : Math.max(commonOf(i + 1, j), commonOf(i, j + 1))
    }
  }
  return (i, j) => commonOf(i + 1, j) >= commonOf(i, j + 1)
}
