import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { renderDigest, renderShortDigest } from '../../templates/digest.ts'
import { some } from '../exhaustive/cases.ts'
import {
  alertDay,
  freeDay,
  fullDay,
  goodDay,
  hostileDay,
  lowCoverageDay,
  organizationDay,
  partialDay,
  unpricedDay,
} from './fixtures.ts'

/** All that is recommended for pages, but for what mail programs need otherwise. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Gmail leaves out style sheets of forwarded and foreign mail, and Outlook on Windows reads attributes.
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    // Outlook on Windows takes widths from what others skip.
    'no-conditional-comment': 'off',
    // They know roles of ARIA 1.0, and drop elements that they do not know.
    'presentation-role-style': 'off',
    'prefer-native-element': 'off',
    // Parsers add it, and it weighs on a message that has a limit.
    'prefer-tbody': 'off',
  },
})

const faultsOf = async (html: string) =>
  (await validator.validateString(html)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} in line ${line}: ${message}`),
  )

describe('the HTML is valid', () => {
  test.each(
    some(
      Object.entries({ fullDay, alertDay, organizationDay, freeDay, unpricedDay, goodDay, lowCoverageDay, partialDay }),
      3,
    ),
  )('of %s', async (_, report) => {
    expect(await faultsOf(renderDigest(report).html)).toEqual([])
  })

  test('of a quiet day', async () => {
    expect(await faultsOf(renderShortDigest(goodDay).html)).toEqual([])
  })

  test.each(some(['</td></tr>', '<b>"\'&', '\u202Ea\r\nb'], 1))('of names such as %j', async (wicked) => {
    expect(await faultsOf(renderDigest(hostileDay(wicked)).html)).toEqual([])
  })
})

test('a fault is found', async () => {
  const broken = renderDigest(goodDay).html.replace('</table>', '')
  expect((await faultsOf(broken)).join('\n')).toContain('close-order')
})
