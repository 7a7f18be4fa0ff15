export const styles = `
:root { color-scheme: light dark; --ink: #14213d; --soft: #5b6784; --line: #d9dfec; --card: #fff; --ground: #f3f6fb;
  --go: #0a8f5b; --bad: #b3261e; --badground: #fdecea; --goodground: #e7f6ef; --ribbon: #fff4cf; --ribbonink: #6b5200 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf6; --soft: #9aa6c3; --line: #2f3a55; --card: #18213a; --ground: #0e1426;
  --go: #2fbd85; --bad: #ff8a80; --badground: #3a1d20; --goodground: #12352a; --ribbon: #3d3410; --ribbonink: #ffe08a } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
.ribbon { margin: 0; padding: .6rem 1rem; text-align: center; background: var(--ribbon); color: var(--ribbonink); font-weight: 600; font-size: .875rem }
main { max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
.checkout { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) }
@media (max-width: 44rem) { .checkout { grid-template-columns: minmax(0, 1fr) } }
section, .box { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem }
h1 { margin: 0; font-size: 2rem; letter-spacing: -.02em } h2 { margin: 0 0 .75rem; font-size: 1rem }
.soft { color: var(--soft); margin: 0; overflow-wrap: anywhere } .small { font-size: .875rem }
.notice { padding: .75rem 1rem; border-radius: 8px; margin: 0 0 1rem; background: var(--goodground) }
.notice.bad { background: var(--badground); color: var(--bad) }
form { margin: 0 } label { display: block; font-size: .875rem; color: var(--soft); margin-top: .9rem }
input { width: 100%; padding: .6rem .75rem; margin-top: .2rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px }
input:focus, button:focus-visible, a:focus-visible { outline: 2px solid var(--go); outline-offset: 1px }
.pair { display: grid; align-items: end; grid-template-columns: 1fr 1fr; gap: .75rem }
button { width: 100%; padding: .75rem 1rem; margin-top: 1.25rem; font: inherit; font-weight: 600; color: #fff; background: #0a7d50; border: 0; border-radius: 8px; cursor: pointer }
button.quiet { color: var(--soft); background: transparent; border: 1px solid var(--line); margin-top: .75rem; font-weight: 500 }
.cards { list-style: none; margin: 0; padding: 0 } .cards a { display: block; padding: .55rem .7rem; border-radius: 8px; color: inherit; text-decoration: none; border: 1px solid transparent }
.cards a:hover, .cards a[aria-current] { border-color: var(--line); background: var(--ground) }
.cards strong { display: block; font-size: .9rem } code { font-size: .8rem; color: var(--soft); font-family: ui-monospace, Menlo, monospace }
table { width: 100%; border-collapse: collapse; font-size: .9rem } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere } th { color: var(--soft); font-weight: 500 }
a { color: var(--go) } .stack > * + * { margin-top: 1.25rem }
`
