import { render } from 'preact';
import { pageStyle } from '../lab/report/page-style.ts';
import { App } from './app.tsx';
import { KernelPool } from './kernel/kernel-pool.ts';
import { startEstimating } from './state/estimate.ts';
import { restore } from './state/restore.ts';
import './styles/page.css';
import './styles/controls.css';
import './styles/results.css';

// Figures and colours are those of the report; the page’s own sheets are outside the layer and so win over it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`@layer report{${pageStyle}}`);
document.adoptedStyleSheets = [sheet];

await restore();
render(<App />, document.getElementById('app')!);
startEstimating(new KernelPool());
