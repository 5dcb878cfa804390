/**
 * Scenarios of Carat: documents are parsed into what the kernel needs, drawn from the library, or imported from tables.
 *
 * Pure: no file is read here, so that the browser can use all of it.
 */
export * from './expressions/index.ts';
export { type Import, type ImportOptions, importCluster, importColumns } from './import.ts';
export {
  type CapacityUnit,
  type DecimalSign,
  type ImportAnswer,
  type ImportChoices,
  type NumericColumn,
  type PositionUnit,
  decimalSigns,
  numericColumns,
  switchedOff,
  units,
} from './import/choices.ts';
export type { ImportNote, ImportReport, NoteEffect, ReadAs, TableName } from './import/report.ts';
export type { Issue, IssueCode } from './issue.ts';
export { jsonSchema } from './json-schema.ts';
export { type LibraryName, libraryNames } from './library-names.ts';
export { type LibrarySummary, librarySummaries, loadLibrary } from './library.ts';
export { type LoadedScenario, type Parsing, parse } from './parse.ts';
export {
  type Assumption,
  type DocumentOrganisation,
  type DocumentTie,
  type Fact,
  type ScenarioDocument,
  type Structure,
  structures,
} from './schema.ts';
export { calendarMonth } from './timeline/calendar.ts';
export type { Notice, NoticeCode } from './timeline/notices.ts';
export { pathText } from './timeline/path-text.ts';
export type { DocumentLever, DocumentShock, Path, When } from './timeline/timeline-schema.ts';
