export type LogLevel = 'info' | 'warning' | 'error';

/** Notes what happens, for those who run the service; never what a scenario holds. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;
