import { needCredentials } from '../aws/credentials.ts'
import { callersRegion } from '../aws/region.ts'

/** The region in which something is to be made. Throws where none is set, and where there are no credentials to make it by. */
export async function workingRegion(): Promise<string> {
  const region = await callersRegion()
  await needCredentials()
  return region
}
