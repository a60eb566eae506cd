"""How the page looks: one sheet, in the page itself, for light and dark, phone, desk and paper.

Colour never bears a meaning alone. The municipality's answer stands in a full frame, and
what the file shows behind a broken line; both have their heading, and so has every gap.
"""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #1d2327; --soft: #545d63; --line: #d9d6cd;
  --own: #0b4f6c; --own-back: #e6f0f4; --lack: #8a3b12; --lack-back: #fbefe6; --bar: #7aa7b8; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181a; --card: #1c2124; --ink: #e9e7e1; --soft: #a9b1b5; --line: #3a4246;
  --own: #8ecbe3; --own-back: #15303b; --lack: #f0b48a; --lack-back: #35241a; --bar: #3f6f82; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
main { padding-bottom: 2rem; }
footer { padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
h1 { margin: 0; font-size: 2.3rem; line-height: 1.15; letter-spacing: -.01em; }
h2 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
h3 { margin: 0 0 .5rem; font-size: 1.05rem; }
h4 { margin: 1.75rem 0 .35rem; font-size: 1rem; }
p { margin: 0 0 .5rem; max-width: 68ch; }
a { color: var(--own); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--own); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.what { font-size: 1.15rem; margin: .4rem 0 .25rem; }
.soft { color: var(--soft); }
.principle { margin: 1.25rem 0 2rem; padding: .9rem 1.1rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; max-width: none; }
.question { margin-top: 3rem; padding-top: 1.75rem; border-top: 1px solid var(--line);
  scroll-margin-top: 1rem; }
.question > p { margin-top: .35rem; }
.pair { display: grid; grid-template-columns: 1fr; gap: 1.25rem; margin-top: 1.25rem; }
.own, .shown { min-width: 0; padding: 1.1rem 1.2rem; border-radius: .5rem; }
.own { background: var(--own-back); border: 2px solid var(--own); align-self: start; }
.own h3 { color: var(--own); }
.shown { background: var(--card); border: 2px dashed var(--line); }
.said { font-size: 1.35rem; font-weight: 650; line-height: 1.3; margin: 0 0 .25rem; }
.none { font-weight: 400; font-style: italic; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 .25rem; font-size: .93rem; }
caption { text-align: left; color: var(--soft); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 600; }
tbody th:only-child { font-weight: 400; }
.bar { display: block; height: .4rem; margin-top: .3rem; width: 4.5rem;
  background: var(--line); border-radius: .2rem; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--bar); }
.lacks { margin: .75rem 0 0; padding: .7rem 1rem .7rem 1rem; background: var(--lack-back);
  border-left: 4px solid var(--lack); border-radius: 0 .3rem .3rem 0; }
.lacks p { margin: 0; font-weight: 650; color: var(--lack); }
.lacks ul { margin: .2rem 0 0; padding-left: 1.2rem; }
.number, td b, tbody th a[href^="#"] { white-space: nowrap; }
.up { margin: 1rem 0 0; font-size: .93rem; }
@media (min-width: 62rem) {
  .pair { grid-template-columns: 19rem minmax(0, 1fr); }
  .own { position: sticky; top: 1rem; } }
@media (max-width: 44rem) {
  h1 { font-size: 1.9rem; }
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .own, .shown { padding: .9rem .9rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; width: 100%; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td { border: 0; padding: .1rem 0; }
  td::before { content: attr(data-label) ": "; color: var(--soft); }
  td.empty { display: none; }
  .bar { width: 12rem; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444;
    --line: #bbb; --own: #0b4f6c; --own-back: #fff; --lack: #7a2f0a; --lack-back: #fff; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  .skip, .up { display: none; }
  .pair { display: block; }
  .own, .shown { margin-bottom: .75rem; }
  .own { position: static; }
  tr, .own, .lacks, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4, .question > p { break-after: avoid; }
  a[href^="https"]::after { content: " (" attr(href) ")"; font-size: .85em; }
  @page { margin: 16mm 14mm; } }
"""
