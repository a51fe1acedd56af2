import { existsSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PAGES } from '../pages.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const withoutCode = (page: string) => page.replaceAll(/^```.*?^```/gms, '')

/** Where a page leads: links, images, and links that are defined apart. */
const targetsOf = (page: string) =>
  [
    .../\]\(([^)\s]+)\)/g[Symbol.matchAll](withoutCode(page)),
    .../<(?:img|a)[^>]* (?:src|href)="([^"]+)"/g[Symbol.matchAll](withoutCode(page)),
    .../^\[[^\]]+\]: (\S+)/gm[Symbol.matchAll](withoutCode(page)),
  ].map(([, target = '']) => target)

/** As GitHub makes it of a heading: lower case, hyphens for spaces, no other punctuation. */
const anchorOf = (heading: string) =>
  heading
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (page: string) =>
  new Set([...withoutCode(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)))

const inside = [...PAGES].flatMap(([path, page]) =>
  targetsOf(page)
    .filter((target) => !/^(?:https?|mailto):/.test(target))
    .map((target) => [path, target] as const),
)

test('headings have the anchors that GitHub gives them', () => {
  expect(anchorOf('What a question reads, and costs')).toBe('what-a-question-reads-and-costs')
  expect(anchorOf('`flows`')).toBe('flows')
})

test('links inside the repository lead somewhere', () => {
  expect(inside.length).toBeGreaterThan(40)
  const dead = inside.filter(([from, target]) => {
    const [file = '', anchor] = target.split('#')
    const path = file === '' ? from : posix.join(posix.dirname(from), file)
    if (!existsSync(`${ROOT}/${path}`)) return true
    return anchor !== undefined && !anchorsOf(PAGES.get(path) ?? '').has(anchor)
  })
  expect(dead).toEqual([])
})

test('links to the world outside are whole addresses by TLS', () => {
  const outside = [...PAGES.values()].flatMap(targetsOf).filter((target) => /^https?:/.test(target))
  expect(outside.length).toBeGreaterThan(20)
  expect(outside.filter((target) => !URL.canParse(target) || !target.startsWith('https://'))).toEqual([])
})

test('every picture is on a page', () => {
  const shown = new Set(inside.map(([, target]) => posix.basename(target)))
  const pictures = readdirSync(`${ROOT}/docs`).filter((name) => name.endsWith('.png'))
  expect(pictures.filter((name) => !shown.has(name))).toEqual([])
})

test('every page of docs is linked from README', () => {
  const linked = new Set(targetsOf(PAGES.get('README.md') ?? '').map((target) => target.split('#')[0]))
  expect([...PAGES.keys()].filter((path) => path.startsWith('docs/') && !linked.has(path))).toEqual([])
})
