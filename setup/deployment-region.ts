import { needCredentials } from '../aws/credentials.ts'
import { callersRegion } from '../aws/region.ts'

/** The region to deploy to. Throws where none is set, and where there are no credentials to deploy by. */
export async function deploymentRegion(): Promise<string> {
  const region = await callersRegion()
  await needCredentials()
  return region
}
