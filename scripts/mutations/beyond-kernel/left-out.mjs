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

/**
 * Files in which numbers, arithmetic and switches say where a mark sits on the page and how it looks; their conditions are
 * broken as all others.
 */
export const drawings =
  /^(lab\/report\/(.*\/)?([\w-]*(figures?|curves|bars|plot|map|picture)|forest|funnel|ledger|event-study|map-frame|row-labels|page-style|palette|strongest-ties)\.ts|lab\/report\/summary\.ts|web\/figures\/.*|web\/components\/(interval-bar|make-up|diamond|import-map|network-view)\.tsx)$/;

/**
 * Changes that change nothing anyone could notice.
 *
 * @type {{ file: string, line: string, was: string, became: string, reason: string }[]} line: the text on which it begins
 */
export const equivalent = [
  {
    file: 'cli/comparison/compare-and-tell.ts',
    line: 'duration((performance.now() - start) / 1000),',
    was: '1000',
    became: '999',
    reason: 'a thousandth of a measured time is less than the time varies',
  },
  {
    file: 'lab/frontier/surface.ts',
    line: 'const jitter = 1e-8;',
    was: '1e-8',
    became: '1e-7',
    reason: 'what keeps a matrix positive definite adds less than any printed digit',
  },
  {
    file: 'lab/statistics/noncentral-student.ts',
    line: 'if (middle <= low || middle >= high || high - low < 1e-13 * reach) return middle;',
    was: '>=',
    became: '>',
    reason: 'the width of the interval ends the search before its middle can be its end',
  },
  {
    file: 'lab/sweep/results-version.ts',
    line: 'parameters: { organisationCount: 12, burnInYears: 1, branchYears: 1 },',
    was: '1',
    became: '10',
    reason: 'any small region will do as a probe of the version',
  },
  {
    file: 'functions/local/start-service.ts',
    line: 'const patience = 2000;',
    was: '2000',
    became: '1999',
    reason: 'a thousandth of a time that nobody counts',
  },
  {
    file: 'cli/sweep/plan-text.ts',
    line: "{ heading: '', width: Math.max(20, output.width - name - 3) },",
    was: '20',
    became: '21',
    reason: 'no output is narrower than 60 columns',
  },
];
