import { expect, test } from 'vitest'
import { joinedClusters } from '../../../domain/network/day-clusters.ts'

test.each([
  ['keep one that was not asked again', ['a 1.33'], ['b 1.34'], ['a 1.33', 'b 1.34']],
  ['are not untold by an answer that tells less', ['a 1.33'], ['a'], ['a 1.33']],
  ['are told once EKS tells them', ['a'], ['a 1.33'], ['a 1.33']],
])("a day's clusters %s", (_, standing, asked, after) => {
  const clusters = (all: string[]) =>
    all.map((text) => ({ name: text.split(' ')[0] ?? '', version: text.split(' ')[1] ?? null }))
  expect(joinedClusters(clusters(standing), clusters(asked))).toEqual(clusters(after))
})
