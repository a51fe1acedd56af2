type Child = Node | string | null | undefined | false

interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined | ((event: Event) => void)
}

/**
 * An element with its children. Text is always text: a name cannot become markup. An attribute that is a function listens to
 * the event of its name.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value))
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** A table whose rows scroll sideways where there is no room. */
export function table(
  label: string,
  head: readonly (readonly [words: string, isNumber?: boolean])[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  const cell = (child: Child, index: number) =>
    index === 0 ? h('th', { scope: 'row' }, child) : h('td', { class: head[index]?.[1] ? 'n' : null }, child)
  return scrolling(
    label,
    h(
      'table',
      {},
      h('caption', { class: 'hidden' }, label),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map(([words, isNumber]) => h('th', { scope: 'col', class: isNumber ? 'n' : null }, words)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) => h('tr', {}, row.map(cell))),
      ),
    ),
  )
}

/** What is wider than its place can be reached by the keyboard. */
export const scrolling = (label: string, ...children: readonly Node[]) =>
  h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, ...children)

/** Says something to a screen reader, and shows it for a while. */
export function say(words: string): void {
  const place = document.getElementById('said')
  if (place) place.textContent = words
}
