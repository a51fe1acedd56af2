import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleTasks } from './bundles.ts'
import { FUNCTIONS } from './functions-folder.ts'
import { reportApp, withSettings } from './report-app.ts'

await withSettings(async (file) => {
  await bundleTasks(FUNCTIONS)
  const app = reportApp(file)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
})
