/** Safe expressions: formulas over given names, and time paths, which become tables before a run. */
export { type Evaluation, type Expression, type ExpressionReading, readExpression } from './expression.ts';
export type { ExpressionIssue } from './expression-issue.ts';
export * from './limits.ts';
export {
  type MonthIssue,
  type Span,
  type Tabulation,
  readTimePath,
  tabulate,
  timeNames,
} from './time-path.ts';
