import { fileURLToPath } from 'node:url'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { InvalidInput } from '../domain/errors.ts'
import { addSettings, bundleTasks } from './bundles.ts'
import { ReportStack } from './report-stack.ts'
import { readSettingsFile, refuseUndeployable } from './settings-file.ts'

try {
  const { settings, isExample } = readSettingsFile()
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env
  if (!isExample) refuseUndeployable(settings, region)
  const bundles = fileURLToPath(new URL('../dist', import.meta.url))
  await bundleTasks(bundles)
  await addSettings(bundles, settings)
  const app = new App()
  new ReportStack(app, 'Flowtoll', { settings, isExample, bundles, env: { account, region } })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error
  console.error(error.message)
  process.exitCode = 1
}
