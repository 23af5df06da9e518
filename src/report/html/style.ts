/** Light and dark by variables: the system's choice, or the reader's (`data-theme`). Charts read the same variables. */
const LIGHT = `
  color-scheme: light;
  --paper: #ffffff; --raised: #f5f6f8; --ink: #1b1f24; --soft: #59636e; --line: #d5dae0; --accent: #0a5ea8;
  --good: #00684a; --bad: #b03a00; --open: #7a5c00; --cold: #d8e6f3; --warm: #084a86;
  --s1: #0072b2; --s2: #d55e00; --s3: #009e73; --s4: #a8478a; --s5: #8a6d00; --s6: #2f8fc4; --s7: #6b7280; --s8: #7a4f2a;`
const DARK = `
  color-scheme: dark;
  --paper: #14171c; --raised: #1d2229; --ink: #e8ebef; --soft: #a3adb8; --line: #363d47; --accent: #6cb6ff;
  --good: #3ecf9f; --bad: #ff9360; --open: #e8c15a; --cold: #233344; --warm: #8cc8ff;
  --s1: #56b4e9; --s2: #ff9360; --s3: #3ecf9f; --s4: #e08cc3; --s5: #e8c15a; --s6: #8cc8ff; --s7: #a3adb8; --s8: #d0a17a;`

export const STYLE = `
:root {${LIGHT}
}
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {${DARK}
} }
:root[data-theme="dark"] {${DARK}
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 3.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header, nav, main, noscript { display: block; max-width: 84rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; position: relative; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .5rem; z-index: 5; }
.kind { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .1rem 0 .5rem; font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere; padding-right: 10rem; }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1rem; }
.verdict { margin: 0 0 .75rem; font-size: 1.125rem; max-width: 60rem; overflow-wrap: anywhere; }
.provenance { margin: 0; color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
.provenance span:not(:last-child)::after { content: " ·"; }
#theme { position: absolute; right: 1.25rem; top: 2rem; }
button, select { font: inherit; font-size: .8125rem; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: .375rem; padding: .25rem .6rem; min-height: 2rem; max-width: 100%; }
button { cursor: pointer; }
button:hover, select:hover { border-color: var(--soft); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { position: sticky; top: 0; z-index: 3; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 1rem; }
nav ul { display: flex; gap: .25rem 1.1rem; overflow-x: auto; margin: 0; padding: .5rem 0; list-style: none; font-size: .875rem; white-space: nowrap; }
a { color: var(--accent); }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding-bottom: 4rem; }
section { padding-top: 2rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.25rem, 1fr)); gap: .6rem; margin: 1.5rem 0 0; }
.tile { display: flex; flex-direction: column; justify-content: space-between; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; }
.tile dt { font-size: .8125rem; color: var(--soft); }
.tile dd { margin: 0; font-size: 1.375rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tile .margin { font-size: .9375rem; display: block; }
.tile dd { line-height: 1.3; white-space: nowrap; }
.margin { color: var(--soft); font-weight: 400; }
.margin, .value { white-space: nowrap; }
figure { margin: 1.25rem 0 0; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; break-inside: avoid; }
figcaption p { margin: .15rem 0 0; color: var(--soft); font-size: .875rem; max-width: 54rem; }
.tools { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .75rem; align-items: center; font-size: .8125rem; }
.tools label { display: inline-flex; gap: .4rem; align-items: center; max-width: 100%; min-width: 0; }
.tools select { min-width: 0; flex: 0 1 auto; }
.tools .tools { margin: 0; }
.legend { border-radius: 1rem; display: inline-flex; align-items: center; gap: .4rem; overflow-wrap: anywhere; text-align: left; }
.legend i { width: 1.1rem; height: .6rem; border-radius: .15rem; background: var(--mark); flex: none; }
.legend[aria-pressed="false"] { opacity: .55; text-decoration: line-through; }
.plot { width: 100%; margin-top: .5rem; }
.picture { overflow-x: auto; margin-top: .75rem; }
.picture { --drawing-paper: transparent; }
.wide { overflow-x: auto; margin-top: 1rem; background: linear-gradient(to left, var(--paper) 1.5rem, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / .75rem 100% no-repeat scroll; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td.words, th.words { text-align: left; white-space: normal; overflow-wrap: break-word; min-width: 7.5rem; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
tbody th { font-weight: 500; }
tfoot th, tfoot td { border-bottom: 0; border-top: 2px solid var(--line); }
.chip { display: inline-block; border-radius: 1rem; padding: 0 .55rem; border: 1px solid currentColor; font-size: .8125rem; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
details { margin-top: .75rem; font-size: .875rem; }
summary { cursor: pointer; color: var(--accent); }
details .wide { max-height: 28rem; overflow: auto; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem; overflow-x: auto; font: .8125rem/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
ul.notes { padding-left: 1.1rem; margin: .5rem 0 0; max-width: 60rem; }
ul.notes li { margin: .25rem 0; overflow-wrap: anywhere; }
.note { color: var(--soft); font-size: .875rem; max-width: 60rem; }
.tip { max-width: 22rem; white-space: normal; }
@media (max-width: 40rem) {
  header, nav, main { padding-left: .9rem; padding-right: .9rem; }
  header { padding-top: 1rem; display: flex; flex-direction: column; }
  h1 { padding-right: 0; font-size: 1.375rem; }
  #theme { position: static; align-self: flex-start; margin-top: .6rem; }
  .tiles { grid-template-columns: repeat(2, 1fr); gap: .5rem; }
  .tile { padding: .5rem .6rem; }
  .tile dd { font-size: 1.125rem; }
  .tile .margin { font-size: .875rem; }
  figure { padding: .75rem .5rem; margin-left: -.3rem; margin-right: -.3rem; }
}
@media print {
  :root, :root:not([data-theme="light"]), :root[data-theme="dark"] {${LIGHT}
  }
  body { font-size: 10.5pt; }
  nav, #theme, .skip, details:not([open]) { display: none; }
  select { appearance: none; border: 0; background: none; padding: 0; }
  .legend { border: 0; background: none; padding: 0 .4rem 0 0; min-height: 0; }
  .legend i, figure { print-color-adjust: exact; }
  header, main { max-width: none; padding: 0; }
  section { padding-top: 1rem; }
  figure { padding: .5rem; margin-top: .75rem; }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: .4rem; margin-top: .75rem; }
  .tile { padding: .35rem .5rem; }
  .tile dd { font-size: 12pt; }
  .tile .margin { font-size: 9pt; }
  .plot svg { max-width: 100%; height: auto; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  th, td { padding: .15rem .3rem; white-space: normal; }
  tr, .tile { break-inside: avoid; }
  h2, caption { break-after: avoid; }
  .picture svg { min-width: 0 !important; width: 100%; height: auto; }
  @page { margin: 14mm; }
}
`
