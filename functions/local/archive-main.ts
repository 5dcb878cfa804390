/** Backup and restore for the command; bundled to `dist/archive.js`. */
export { backup } from './backup.ts';
export { restore } from './restore.ts';
export { StartError } from './start-error.ts';
