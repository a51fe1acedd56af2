import { expect, test } from 'vitest'
import { SETTINGS } from '../../domain/settings.ts'
import { settingsInterface } from '../../release/declarations.ts'
import { APP, EXCLUDED } from '../../release/try-construct.ts'

test('the app that the package is tried with has every setting', () => {
  const lacking = Object.keys(SETTINGS.shape).filter((name) => !APP.includes(` ${name}: `))
  expect(lacking).toEqual(EXCLUDED)
})

test('every setting has a type in the package, one of several kinds too', () => {
  const types = settingsInterface()
  for (const name of Object.keys(SETTINGS.shape)) expect(types).toContain(`\n  readonly ${name}`)
  expect(types).toMatch(/readonly channels\?: \(\{ .*readonly kind: "slack".* \} \| \{ .*\}\)\[\];/)
})
