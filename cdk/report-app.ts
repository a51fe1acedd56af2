import { App } from 'aws-cdk-lib'
import { InvalidInput } from '../domain/errors.ts'
import { ReportStack } from './report-stack.ts'
import { readSettingsFile, refuseUndeployable, type SettingsFile } from './settings-file.ts'

/** Flags of the CDK that its templates are made with, wherever the app is run from. */
export const FLAGS = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
}

/** The app of one stack. */
export function reportApp({ settings, isExample }: SettingsFile): App {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env
  const app = new App({ context: FLAGS })
  new ReportStack(app, 'Flowtoll', { settings, isExample, env: { account, region } })
  return app
}

/**
 * Makes an app by the settings of the working folder. A wrong setting, or one that is nobody's and could not be deployed, is its
 * name and what would be right, and no stack trace.
 */
export async function withSettings(make: (file: SettingsFile) => Promise<void>): Promise<void> {
  try {
    const file = readSettingsFile()
    if (!file.isExample) refuseUndeployable(file.settings, process.env.CDK_DEFAULT_REGION)
    await make(file)
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
