import { colourProperties } from './palette.ts';

/** Below this width of the window, figures are drawn for a telephone. */
const narrowBelow = '43rem';

/** The style sheet of the report: a page, a telephone, the dark, and paper. */
export const pageStyle = `
:root{color-scheme:light dark;${colourProperties('light')}}
@media screen and (prefers-color-scheme:dark){:root{${colourProperties('dark')}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;overflow-wrap:break-word}
main,header,footer{max-width:52rem;margin:0 auto;padding:0 1rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.4rem);line-height:1.15;margin:.2rem 0 1.2rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.25;margin:2.6rem 0 .6rem}
h3{font-size:1.1rem;line-height:1.35;margin:0 0 .8rem;text-wrap:pretty}
:not(h2)+h3{margin-top:1.6rem}
h4{font-size:.95rem;margin:0 0 .2rem}
p{margin:.6rem 0}
a{color:var(--arm-cluster)}
.kicker,.note,figcaption,small{color:var(--muted)}
.kicker{margin:0;font-size:.95rem}
.note,figcaption{font-size:.875rem;line-height:1.5}
figcaption{margin-top:.8rem}
.verdict{border-left:.3rem solid var(--arm-cluster);padding:.1rem 0 .1rem 1.1rem}
.answer{font-size:1.3rem;line-height:1.4;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(11.5rem,100%),1fr));gap:.75rem;margin:1.6rem 0 .6rem}
.cards div{background:var(--panel);border-radius:.5rem;padding:.8rem .95rem}
.cards dt{font-size:.875rem;color:var(--muted)}
.cards dd{margin:0}
.cards b{display:block;font-size:1.3rem;line-height:1.3;font-variant-numeric:tabular-nums}
.cards span{font-size:.85rem;line-height:1.4;display:block;color:var(--muted)}
.reasons{padding-left:1.2rem;margin:.4rem 0}
.reasons li{margin:.45rem 0}
figure{margin:2.2rem 0}
figure+figure{padding-top:2.2rem;border-top:1px solid var(--line)}
.plot{display:block;width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;color:var(--ink);overflow:hidden}
.plot text{white-space:pre;font-variant-numeric:tabular-nums}
.narrow{display:none}
.narrow .plot{font-size:12px;max-width:30rem;margin:0 auto}
.key{list-style:none;padding:0;margin:0 0 1rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.25rem 1.25rem;font-size:.875rem;line-height:1.45}
.key li{padding-left:1.4em;text-indent:-1.4em}
.key li.unmarked{padding-left:0;text-indent:0}
.swatch{display:inline-block;width:.9em;height:.9em;border-radius:.15em;margin-right:.5em;vertical-align:-.08em}
.sign{font-size:1.05em}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1.2rem}
.maps .plot{font-size:15px;background:var(--panel);border-radius:.5rem;max-width:30rem}
.scroll{overflow-x:auto;margin:0 0 .8rem;position:relative}
.scroll:focus-visible{outline:.15rem solid var(--arm-cluster)}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35;font-variant-numeric:tabular-nums}
th,td{padding:.45rem .6rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child{text-align:left;white-space:normal;min-width:9rem;padding-left:0}
.scroll th:first-child:not(.group){position:sticky;left:0;background:var(--page)}
th[scope=row]{font-weight:400}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
.group{padding-top:1.1rem;color:var(--muted);font-weight:600}
td small,th small{display:block;font-size:.8rem;font-weight:400}
.mark{font-size:.75em}
.facts{margin:1rem 0}
.facts div{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
pre{background:var(--panel);border-radius:.5rem;padding:.9rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.9rem}
footer{padding-top:1rem;padding-bottom:3rem;margin-top:3rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:${narrowBelow}){
body{font-size:1rem}
main,header,footer{padding-left:.75rem;padding-right:.75rem}
header{padding-top:1.4rem}
.answer{font-size:1.15rem}
.facts div{grid-template-columns:1fr;gap:0}
}
@media screen and (max-width:${narrowBelow}){.wide{display:none}.narrow{display:block}}
@media print{
@page{size:A4;margin:16mm}
body{font-size:10.5pt}
main,header,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0}
figure,tr,.cards div,.facts div,li,pre{break-inside:avoid}
h2,h3,h4{break-after:avoid}
.scroll{overflow:visible}
table{font-size:8pt}
th,td{padding:.2rem .3rem;white-space:normal}
th:first-child{min-width:6rem}
td small,th small{font-size:7pt}
.maps{grid-template-columns:1fr 1fr}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
