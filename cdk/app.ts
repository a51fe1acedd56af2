import { fileURLToPath } from 'node:url'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleTasks } from './bundles.ts'
import { ReportStack } from './report-stack.ts'
import { readSettings, SettingsError } from './settings.ts'

try {
  const settings = readSettings(new URL('../cdk.json', import.meta.url))
  const bundles = fileURLToPath(new URL('../dist', import.meta.url))
  await bundleTasks(bundles)
  const app = new App()
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env
  new ReportStack(app, 'Flowtoll', { settings, bundles, env: { account, region } })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
