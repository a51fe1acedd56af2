import { expect, test } from 'vitest'
import { SETTINGS } from '../../domain/settings.ts'
import { APP, EXCLUDED } from '../../release/try-construct.ts'

test('the app that the package is tried with has every setting', () => {
  const lacking = Object.keys(SETTINGS.shape).filter((name) => !APP.includes(` ${name}: `))
  expect(lacking).toEqual(EXCLUDED)
})
