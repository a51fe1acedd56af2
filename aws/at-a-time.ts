/** Runs jobs a few at a time and keeps their order. */
export async function atATime<Value>(count: number, jobs: readonly (() => Promise<Value>)[]): Promise<Value[]> {
  const results: Value[] = new Array(jobs.length)
  let next = 0
  async function worker() {
    while (next < jobs.length) {
      const index = next++
      const job = jobs[index]
      if (job) results[index] = await job()
    }
  }
  await Promise.all(Array.from({ length: Math.min(count, jobs.length) }, worker))
  return results
}
