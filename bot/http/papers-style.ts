// The look of the pages around papers: the mini-app's colours and sizes (liff/style/tokens.css), small enough to need no
// build. It travels as a file of its own, because the content policy allows no inline style.

const fontFace = (script: string, range: string) => (weight: number) =>
  `@font-face{font-family:"Plex Thai";font-weight:${weight};font-display:swap;src:url("/verify-fonts/${script}-${weight}.woff2") format("woff2");unicode-range:${range}}`

const FONTS = [
  ...[400, 600].map(fontFace('thai', 'U+0E01-0E5B, U+200B-200D, U+25CC')),
  ...[400, 600].map(fontFace('latin', 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2212')),
].join('\n')

export const PAPERS_STYLE = `${FONTS}
:root {
  color-scheme: light dark;
  --paper: #f1f4f2;
  --card: #ffffff;
  --ink: #17211c;
  --ink-soft: #55625b;
  --line: #dce3df;
  --edge: #78867f;
  --green: #067a3a;
  --green-deep: #05602e;
  --green-ink: #067a3a;
  --green-wash: #e4f4ea;
  --accent: #06c755;
  --amber-ink: #7a4b00;
  --amber-wash: #fff3d9;
  --red-ink: #a4201b;
  --red-wash: #fdecea;
  --on-green: #ffffff;
  --shade: 0 1px 2px rgb(20 40 30 / 0.05), 0 4px 14px rgb(20 40 30 / 0.05);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1512;
    --card: #19211d;
    --ink: #e9f0ec;
    --ink-soft: #a6b4ac;
    --line: #2c3731;
    --edge: #7f9087;
    --green: #0c8244;
    --green-deep: #0a6d39;
    --green-ink: #5fd495;
    --green-wash: #12301f;
    --amber-ink: #f5c469;
    --amber-wash: #33270f;
    --red-ink: #ff9d94;
    --red-wash: #381917;
    --shade: 0 0 0 transparent;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  /* Thai tone marks clip below 1.5. */
  font: 400 18px / 1.6 "Plex Thai", "Noto Sans Thai Looped", "Thonburi", sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
}
h1, h2, p, dl, dt, dd { margin: 0; }
h1, h2, b, .name, .button { font-weight: 600; }
h1 { font-size: 1.45rem; line-height: 1.4; text-wrap: balance; }
h2 { font-size: 1.08rem; line-height: 1.5; }
.top {
  display: flex;
  align-items: center;
  gap: 12px;
  max-width: 640px;
  margin: 0 auto;
  padding: calc(12px + env(safe-area-inset-top)) 16px 4px;
}
.top p { line-height: 1.35; }
.top b, .top span { display: block; }
.top span { font-size: 0.84rem; color: var(--ink-soft); }
.mark { width: 40px; height: 40px; flex: none; }
.mark rect { fill: #067a3a; }
.mark path { fill: none; stroke: #fff; stroke-width: 3; stroke-linecap: round; }
main {
  display: grid;
  gap: 12px;
  max-width: 640px;
  margin: 0 auto;
  padding: 12px max(12px, env(safe-area-inset-right)) calc(32px + env(safe-area-inset-bottom))
    max(12px, env(safe-area-inset-left));
}
main > * { min-width: 0; }
.card {
  display: grid;
  gap: 8px;
  padding: 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--card);
  box-shadow: var(--shade);
}
.card > * { min-width: 0; }
.verdict {
  display: flex;
  gap: 14px;
  padding: 16px;
  border: 2px solid currentColor;
  border-radius: 14px;
}
.verdict > div { display: grid; gap: 6px; min-width: 0; }
.verdict.good { background: var(--green-wash); color: var(--green-ink); }
.verdict.warn { background: var(--amber-wash); color: var(--amber-ink); }
.verdict.bad { background: var(--red-wash); color: var(--red-ink); }
.verdict.good p { color: var(--ink); }
.icon {
  width: 36px;
  height: 36px;
  flex: none;
  padding: 6px;
  border-radius: 50%;
  background: currentColor;
}
.icon path {
  fill: none;
  stroke: var(--card);
  stroke-width: 3;
  stroke-linecap: round;
  stroke-linejoin: round;
}
dl { display: grid; }
dl div {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 16px;
  padding: 8px 0;
  border-top: 1px solid var(--line);
}
dl div:last-child { padding-bottom: 0; }
dt { color: var(--ink-soft); }
dd { margin-left: auto; font-weight: 600; text-align: right; }
.sum dd { font-size: 1.45rem; line-height: 1.45; }
.sum span { font-size: 1rem; font-weight: 400; }
.name { font-size: 1.15rem; }
.soft { font-size: 0.88rem; color: var(--ink-soft); }
main > .soft { padding-inline: 4px; }
.code {
  padding: 10px 4px;
  border: 2px dashed var(--edge);
  border-radius: 12px;
  font-size: clamp(1.2rem, 6.6vw, 1.7rem);
  font-weight: 600;
  letter-spacing: 0.03em;
  text-align: center;
}
.hash { overflow-wrap: anywhere; color: var(--ink); }
form { display: grid; gap: 8px; }
label { font-size: 0.94rem; color: var(--ink-soft); }
input {
  width: 100%;
  min-width: 0;
  min-height: 54px;
  padding: 8px 12px;
  border: 2px solid var(--edge);
  border-radius: 10px;
  background: var(--card);
  color: var(--ink);
  font: inherit;
  font-size: 1.15rem;
  letter-spacing: 0.03em;
  text-transform: uppercase;
}
::placeholder { color: var(--ink-soft); opacity: 1; }
.button {
  display: flex;
  align-items: center;
  justify-content: center;
  width: 100%;
  min-height: 54px;
  padding: 8px 18px;
  border: 0;
  border-radius: 12px;
  background: var(--green);
  color: var(--on-green);
  font: inherit;
  font-size: 1.06rem;
  text-decoration: none;
  cursor: pointer;
}
.button:active { background: var(--green-deep); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media print {
  form, .button { display: none; }
}
`
