/** What the system refused, in words, with what to do about it. */
const refusals: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  ENOENT: ['there is no such file', 'check the name and the folder'],
  EACCES: ['permission is denied', 'change its rights, or choose another place'],
  EPERM: ['the system does not permit it', 'change its rights, or choose another place'],
  EISDIR: ['it is a folder, not a file', 'name a file'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'choose another place'],
  EEXIST: ['something of that name exists already', 'choose another name'],
  ENOSPC: ['no space is left on the disk', 'free some space, or choose another disk'],
  EDQUOT: ['the quota of the disk is used up', 'free some space, or choose another disk'],
  EROFS: ['the disk can only be read', 'choose another place'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one'],
  ELOOP: ['symbolic links lead in a circle', 'mend the links'],
  EMFILE: ['too many files are open', 'close some programs'],
  ENXIO: ['it is no ordinary file', 'name an ordinary file'],
  EIO: ['the disk reports an error', 'check the disk, or choose another'],
  EBUSY: ['it is in use by another program', 'close that program'],
  EFBIG: ['the file would become too large', 'choose another disk'],
};

/** The refusal behind an error of the system that the user can mend; undefined for any other error. */
export function refusalOf(error: unknown): { readonly message: string; readonly remedy: string } | undefined {
  const code = codeOf(error);
  if (code === undefined || !Object.hasOwn(refusals, code)) return undefined;
  const [message, remedy] = refusals[code];
  return { message, remedy };
}

/** As in `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
