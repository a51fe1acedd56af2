import { expect, test } from 'vitest'
import { dayMeant } from '../../agent/day-meant.ts'

// 2026-11-27 is a Friday.
test.each([
  ['2026-11-20', '2026-11-20'],
  ['today', '2026-11-27'],
  ['Yesterday', '2026-11-26'],
  ['the day before yesterday', '2026-11-25'],
  ['3 days ago', '2026-11-24'],
  ['1 day ago', '2026-11-26'],
  ['a week ago', '2026-11-20'],
  ['2 weeks ago', '2026-11-13'],
  ['last Friday', '2026-11-20'],
  ['Friday', '2026-11-20'],
  ['on Thursday', '2026-11-26'],
  ['last sat', '2026-11-21'],
  ['20 Nov', '2026-11-20'],
  ['Nov 20', '2026-11-20'],
  ['November 20th, 2026', '2026-11-20'],
  ['the 3rd of November', '2026-11-03'],
  ['Fri 20 Nov', '2026-11-20'],
  ['Fri, Nov. 20', '2026-11-20'],
  // The last one that has been.
  ['28 Nov', '2025-11-28'],
  ['31 December', '2025-12-31'],
  ['29 Feb', '2024-02-29'],
  ['29 Feb 2024', '2024-02-29'],
  ['1 Dec 2026', '2026-12-01'],
  // None, or more than one.
  ['Sat 20 Nov', undefined],
  ['31 Nov', undefined],
  ['11/20', undefined],
  ['20.11.', undefined],
  ['last week', undefined],
  ['next Friday', undefined],
  ['Nov', undefined],
  ['20 Nov 26', undefined],
  ['', undefined],
])('%j is %s', (text, day) => {
  expect(dayMeant(text, '2026-11-27')).toBe(day)
})
