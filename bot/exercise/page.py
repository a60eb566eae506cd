"""One printable page, complete in itself: A4 on paper, light and dark on a screen."""

from collections.abc import Iterable
from html import escape

from bot.language import Lang

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: its own style, and nothing else."""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #1d2327; --soft: #545d63; --line: #8a8f92;
  --mark: #7a2f0a; --mark-back: #fbefe6; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181a; --card: #1c2124; --ink: #e9e7e1; --soft: #a9b1b5; --line: #6d777c;
  --mark: #f0b48a; --mark-back: #35241a; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
main { padding-bottom: 1rem; }
footer { padding-bottom: 2.5rem; }
.mark { display: inline-block; margin: 0; padding: .1rem .8rem; border: 2px solid var(--mark);
  border-radius: .3rem; background: var(--mark-back); color: var(--mark);
  font-weight: 700; font-size: 1.15rem; letter-spacing: .12em; }
h1 { margin: .6rem 0 .8rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 0 0 .4rem; font-size: 1.2rem; line-height: 1.3; }
p { margin: 0 0 .5rem; max-width: 68ch; }
ol, ul { margin: .2rem 0 .8rem; padding-left: 1.4rem; }
li { margin-bottom: .25rem; }
code { font: .92em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.for-real { padding: .7rem 1rem; border: 2px solid var(--ink); border-radius: .4rem;
  background: var(--card); max-width: none; font-weight: 600; }
.situation { margin-top: 1.4rem; padding: 1.1rem 1.2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; }
.when { font-weight: 650; }
.told { font-size: 1.08rem; }
.line { display: flex; gap: .6rem; align-items: flex-end; margin: .9rem 0 0; max-width: none; }
.line span { flex: none; }
.line i { flex: 1; border-bottom: 1px solid var(--line); height: 1.4em; }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #333;
    --line: #555; --mark: #000; --mark-back: #fff; }
  body { font-size: 11pt; }
  header, main, footer { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  .situation { break-inside: avoid; margin-top: 5mm; padding: 3mm 5mm 4mm; }
  .told { font-size: 1em; }
  .line { margin-top: 3mm; }
  h2 { break-after: avoid; }
  @page { size: A4; margin: 16mm 15mm; } }
"""


def page(lang: Lang, mark: str, title: str, body: Iterable[str]) -> str:
    """Return a page in *lang* with *mark* at its beginning and its end, and *body* between."""
    inner = "\n".join(body)
    said = escape(mark)
    return f"""<!doctype html>
<html lang="{escape(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<title>{said}: {escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<p class="mark">{said}</p>
<h1>{escape(title)}</h1>
</header>
<main>
{inner}
</main>
<footer><p class="mark">{said}</p></footer>
</body>
</html>
"""
