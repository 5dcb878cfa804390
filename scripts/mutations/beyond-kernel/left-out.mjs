/** What is not broken on purpose, and why. */

/** Files that are left out as a whole. */
export const leftOut = [
  {
    files: /\/write-[\w-]*(schema|table|survival)\.ts$/,
    reason: 'scripts that write generated files, started by hand',
  },
  {
    files: /^lab\/studies\/(open-questions|meetings-trial)\.ts$/,
    reason: 'studies that are started by hand once',
  },
  { files: /^web\/texts\//, reason: 'wording' },
  { files: /^(web\/vite-env|web\/without-eval)/, reason: 'set-up of the build' },
];

/** Files in which numbers and arithmetic say where a mark sits on the page; their conditions are broken as all others. */
export const drawings =
  /^(lab\/report\/(.*\/)?([\w-]*(figures?|curves|bars|plot|map|picture)|forest|funnel|ledger|event-study|map-frame|row-labels|page-style|palette|strongest-ties)\.ts|lab\/report\/summary\.ts|web\/figures\/.*|web\/components\/(interval-bar|make-up|diamond|import-map|network-view)\.tsx)$/;

/**
 * Changes that change nothing anyone could notice.
 *
 * @type {{ file: string, line: string, was: string, became: string, reason: string }[]} line: the text on which it begins
 */
export const equivalent = [];
