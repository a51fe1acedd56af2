import { BarChart, LineChart, SankeyChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { h } from './dom.ts'

use([BarChart, LineChart, SankeyChart, GridComponent, TooltipComponent, SVGRenderer])

/** Colors of the style sheet, as they are now. */
export type Palette = (name: string) => string

interface Drawing {
  /** What a screen reader says of it. */
  readonly label: string
  readonly height: number
  readonly optionOf: (palette: Palette, width: number) => EChartsCoreOption
  /** Told of the name of what was selected. */
  readonly onSelect?: (name: string) => void
}

/** A chart that is drawn once it has a place, and anew where that or the colors change. */
export function chart({ label, height, optionOf, onSelect }: Drawing): HTMLElement {
  const element = h('div', { class: 'chart', role: 'img', 'aria-label': label })
  element.style.height = `${height}px`
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let drawn: EChartsType | undefined
  const draw = () => {
    if (!element.isConnected) {
      drawn?.dispose()
      observer.disconnect()
      dark.removeEventListener('change', draw)
      return
    }
    if (element.clientWidth === 0) return
    if (!drawn) {
      drawn = init(element, null, { renderer: 'svg' })
      drawn.on('click', ({ name }) => onSelect?.(name))
    }
    const colors = getComputedStyle(element)
    drawn.resize()
    drawn.setOption(
      {
        animation: false,
        textStyle: { fontFamily: colors.fontFamily },
        ...optionOf((name) => colors.getPropertyValue(`--${name}`).trim(), element.clientWidth),
      },
      true,
    )
  }
  const observer = new ResizeObserver(draw)
  observer.observe(element)
  dark.addEventListener('change', draw)
  return element
}

/** The look of a tooltip; its content is an element, so that no name in it becomes markup. */
export const tooltipOf = (palette: Palette, contentOf: (name: string, index: number) => Node | null) => ({
  backgroundColor: palette('card'),
  borderColor: palette('line'),
  textStyle: { color: palette('text'), fontSize: 12 },
  transitionDuration: 0,
  confine: true,
  formatter: (one: unknown) => {
    const [first] = [one].flat() as { name: string; dataIndex: number }[]
    return first ? (contentOf(first.name, first.dataIndex) ?? '') : ''
  },
})
