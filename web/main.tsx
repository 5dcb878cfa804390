import './without-eval.ts';

await import('./begin.tsx');
