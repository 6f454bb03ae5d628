import { faultNames, faultWords } from './faults.ts'

// Colours: those of packages/ui/theme.css, written out, since hardware knows no package of the screens.
const style = `
@font-face { font-family: 'Noto Sans'; font-weight: 400; src: url('/paper/noto-sans-400.woff2') format('woff2'); }
@font-face { font-family: 'Noto Sans'; font-weight: 600; src: url('/paper/noto-sans-600.woff2') format('woff2'); }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: #f2f6ff; color: #021c51; font: 400 15px/1.45 'Noto Sans', sans-serif; }
h1 { margin: 0; font-size: 22px; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 0; font-size: 13px; font-weight: 600; color: #475164; }
.page { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 40px; max-width: 1120px; margin: 0 auto; padding: 36px 32px 80px; }
.printer { position: relative; z-index: 2; max-width: 620px; margin: 0 auto; padding: 22px 28px 34px; border-radius: 28px 28px 18px 18px; background: #021c51; color: #fff;
  display: flex; align-items: center; justify-content: space-between; gap: 16px; box-shadow: 0 12px 40px rgb(2 28 81 / 0.18); }
.printer::after { content: ''; position: absolute; left: 44px; right: 44px; bottom: 12px; height: 8px; border-radius: 4px; background: #000c28; box-shadow: inset 0 2px 3px rgb(0 0 0 / 0.7); }
.printer code { font: 400 14px/1 ui-monospace, 'DejaVu Sans Mono', monospace; color: #bbd1fd; }
.lamp { display: inline-flex; align-items: center; gap: 10px; font-weight: 600; }
.lamp::before { content: ''; width: 12px; height: 12px; border-radius: 50%; background: #5fe0b0; box-shadow: 0 0 0 4px rgb(95 224 176 / 0.22); }
.lamp.warn::before { background: #fbbb3c; box-shadow: 0 0 0 4px rgb(251 187 60 / 0.25); }
.lamp.stop::before { background: #ff6b75; box-shadow: 0 0 0 4px rgb(255 107 117 / 0.28); }
ol { list-style: none; margin: -20px auto 0; padding: 0; max-width: 620px; }
li { margin: 0 auto 44px; width: 460px; max-width: 84%; }
.sheet { position: relative; padding: 0 14px; background: linear-gradient(90deg, #f7f5f0, #fff 12%, #fff 88%, #f7f5f0); filter: drop-shadow(0 10px 18px rgb(2 28 81 / 0.13)); }
li:first-child .sheet { padding-top: 26px; background: linear-gradient(#c9cbd0, rgb(255 255 255 / 0) 26px), linear-gradient(90deg, #f7f5f0, #fff 12%, #fff 88%, #f7f5f0); }
.sheet::after { content: ''; position: absolute; left: 0; right: 0; bottom: -7px; height: 7px;
  background: linear-gradient(135deg, #fff 50%, transparent 50%) 0 0 / 10px 7px repeat-x, linear-gradient(225deg, #fff 50%, transparent 50%) 0 0 / 10px 7px repeat-x; }
.sheet img { display: block; width: 100%; height: auto; padding: 16px 0 18px; mix-blend-mode: multiply; }
.facts { display: flex; gap: 18px; margin: 18px 4px 0; font-size: 13px; color: #475164; font-variant-numeric: tabular-nums; }
.facts b { font-weight: 600; color: #021c51; }
.odd { margin: 8px 4px 0; font-size: 13px; color: #80460d; }
.empty { margin: 60px auto 0; max-width: 460px; text-align: center; color: #475164; }
.switches { position: sticky; top: 36px; align-self: start; background: #fff; border: 1px solid #e1e4ea; border-radius: 20px; padding: 22px 12px 12px; box-shadow: 0 12px 40px rgb(2 28 81 / 0.06); }
.switches h2 { padding: 0 12px 8px; }
.switches button { display: grid; grid-template-columns: 1fr 40px; gap: 2px 12px; width: 100%; padding: 9px 12px; border: 0; border-radius: 12px; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.switches button:hover { background: #f2f6ff; }
.switches button:focus-visible { outline: 3px solid #f408fc; outline-offset: -1px; }
.switches strong { font-weight: 600; }
.switches small { grid-column: 1; font-size: 12.5px; line-height: 1.35; color: #475164; }
.switches i { grid-row: 1 / span 2; grid-column: 2; align-self: center; width: 40px; height: 24px; border-radius: 12px; background: #cdd2dc; position: relative; transition: background 0.15s; }
.switches i::after { content: ''; position: absolute; left: 3px; top: 3px; width: 18px; height: 18px; border-radius: 50%; background: #fff; transition: left 0.15s; box-shadow: 0 1px 3px rgb(2 28 81 / 0.3); }
.switches [aria-checked=true] i { background: #b20917; }
.switches [aria-checked=true] i::after { left: 19px; }
.switches [aria-checked=true] strong { color: #b20917; }
.new .sheet { animation: out 0.9s cubic-bezier(0.2, 0.7, 0.3, 1); transform-origin: top; }
@keyframes out { from { clip-path: inset(0 -40px 100% -40px); transform: translateY(-24px); } to { clip-path: inset(0 -40px -40px -40px); transform: none; } }
@media (max-width: 900px) { .page { grid-template-columns: 1fr; } .switches { position: static; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`

const script = `
const list = document.querySelector('ol')
const lamp = document.querySelector('.lamp')
const empty = document.querySelector('.empty')
const buttons = [...document.querySelectorAll('[role=switch]')]
let newest = -1
const element = (name, className, text) => { const made = document.createElement(name); if (className) made.className = className; if (text !== undefined) made.textContent = text; return made }
const showPaper = (paper, isNew) => {
  const item = element('li', isNew ? 'new' : '')
  const sheet = element('div', 'sheet')
  const picture = element('img')
  picture.src = paper.png; picture.width = paper.width; picture.height = paper.height
  picture.alt = paper.text || 'Paper ' + paper.id
  sheet.append(picture)
  const facts = element('p', 'facts')
  facts.append(element('b', '', 'Paper ' + paper.id), new Date(paper.at).toLocaleTimeString('en-GB'), element('span', '', Math.round(paper.height / 8) + ' mm'), element('span', '', (paper.bytes / 1024).toFixed(1) + ' KB'))
  item.append(sheet, facts)
  for (const oddity of paper.oddities) item.append(element('p', 'odd', oddity))
  list.prepend(item)
}
const showState = ({ faults, stopped }) => {
  for (const button of buttons) button.setAttribute('aria-checked', String(faults[button.dataset.fault]))
  const on = buttons.filter(button => faults[button.dataset.fault]).map(button => button.querySelector('strong').textContent)
  lamp.className = 'lamp ' + (stopped ? 'stop' : on.length ? 'warn' : '')
  lamp.textContent = on.length === 0 ? 'Ready' : on.length === 1 ? on[0] : on.length + ' faults'
}
const look = async () => {
  try {
    const state = await (await fetch('/paper/state.json')).json()
    const first = newest < 0
    for (const paper of state.papers) if (paper.id > newest) { newest = paper.id; showPaper(paper, !first) }
    while (list.children.length > 100) list.lastChild.remove()
    empty.hidden = list.children.length > 0
    showState(state)
  } catch { lamp.className = 'lamp stop'; lamp.textContent = 'Gone' }
  setTimeout(look, 700)
}
for (const button of buttons) button.addEventListener('click', async () => {
  const on = button.getAttribute('aria-checked') !== 'true'
  button.setAttribute('aria-checked', String(on))
  await fetch('/paper/faults/' + button.dataset.fault + '/' + (on ? 'on' : 'off'), { method: 'POST' })
})
look()
`

const switches = faultNames.map(name =>
  `<button type="button" role="switch" aria-checked="false" data-fault="${name}"><strong>${faultWords[name].title}</strong><i></i><small>${faultWords[name].what}</small></button>`).join('\n')

/** A page for developers: the papers, newest on top, and a switch for every fault. It looks again by itself. */
export const paperPageHtml = (nonce: string, address: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Virtual printer</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div class="page">
<main>
<header class="printer"><div><h1>Virtual printer</h1><code>${address}</code></div><span class="lamp" role="status">Ready</span></header>
<ol></ol>
<p class="empty">No paper yet. Take a ticket at the kiosk and it comes out here.</p>
</main>
<section class="switches" aria-label="Faults"><h2>What goes wrong</h2>
${switches}
</section>
</div>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`
