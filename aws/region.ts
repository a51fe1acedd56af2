import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config'

/** The region of the ordinary chain: environment, then profile. Throws where none is set. */
export async function callersRegion(): Promise<string> {
  try {
    return await loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS)()
  } catch (error) {
    throw new Error('no AWS region is set; give one by AWS_REGION or by your profile', { cause: error })
  }
}
