import type { Chart } from '../report/html/chart.ts'
import { ChartFigure } from './figure.ts'
import { offerThemes } from './theme.ts'

/** Pixels of a plot on paper (A4 upright, less its margins). */
const PAPER_WIDTH = 660

const charts = JSON.parse(document.getElementById('charts')?.textContent ?? '[]') as readonly Chart[]
const figures = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((root) => ({
  root,
  figure: new ChartFigure(root, charts[Number(root.dataset.chart)]),
}))

// A year has dozens of them, and thousands of points: each is drawn as it comes near.
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const found = figures.find(({ root }) => root === target)
      if (isIntersecting && found?.figure.isDrawn === false) found.figure.show()
    }
  },
  { rootMargin: '400px' },
)
for (const { figure, root } of figures) {
  figure.reserve()
  near.observe(root)
}

const redraw = (): void => {
  for (const { figure } of figures) if (figure.isDrawn) figure.show()
}
offerThemes(redraw)

let width = document.documentElement.clientWidth
let waiting = 0
addEventListener('resize', () => {
  if (document.documentElement.clientWidth === width) return
  width = document.documentElement.clientWidth
  clearTimeout(waiting)
  waiting = setTimeout(redraw, 150)
})
// On paper all of them are wanted, as wide as it is and in the colours of day: charts are drawn before they are printed.
const { dataset } = document.documentElement
let theme: string | undefined
addEventListener('beforeprint', () => {
  theme = dataset.theme
  dataset.theme = 'light'
  for (const { figure } of figures) figure.show(PAPER_WIDTH, true)
})
addEventListener('afterprint', () => {
  if (theme === undefined) delete dataset.theme
  else dataset.theme = theme
  redraw()
})
