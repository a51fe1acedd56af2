import { expect, test } from 'vitest'
import type { Decisions } from '../../../domain/identities/teams.ts'
import { contactNotes } from '../../../domain/report/channel-memory.ts'

const contact = (team: string) => ({ team, recipients: ['a@example.com'], channels: [], what: ['news' as const] })
const rules = [{ team: 'shop', namespace: 'shop' }]
const decisions = (teams: Decisions['teams']): Decisions => ({
  ...{ schema: 1, teams, contacts: [contact('shop'), contact('sjop')] },
})

test('a team that no rule names and no label can is said, as nobody is told', () => {
  const [note, ...others] = contactNotes(decisions({ id: 'x', rules }), [])
  expect(note).toBe(
    'decisions.yaml says how team "sjop" is told, and no rule in it names such a team: it is told nothing. Give it a cluster, a namespace or a workload, or set teamLabel.',
  )
  expect(others).toEqual([])
  expect(contactNotes(decisions(null), [])).toHaveLength(2)
})

test('where a label names teams, it may be one of those', () => {
  expect(contactNotes(decisions({ id: 'x', rules, label: { name: 'team', clusters: ['shop'] } }), [])).toEqual([])
})
