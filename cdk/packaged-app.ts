import { reportApp, withSettings } from './report-app.ts'

/** The app of the package, whose functions are bundled already. */
await withSettings(async (file) => void reportApp(file))
