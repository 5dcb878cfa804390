import type { Kind, Records } from './records.ts';

export interface PageRequest {
  /** Records at most. */
  readonly limit: number;
  /** Id after which the page begins. */
  readonly after?: string | undefined;
  /** Fields that must have a value. */
  readonly equal?: Readonly<Record<string, string | number | boolean>>;
  /** Whether changes of this very moment must be seen. */
  readonly isCurrent?: boolean;
  /** Text that the field `search` must contain, in lower case. */
  readonly containing?: string | undefined;
}

export interface Page<Kept> {
  /** Newest first. */
  readonly records: readonly Kept[];
  /** Id after which the next page begins; absent on the last. */
  readonly next?: string;
}

/** The first use of an idempotency key: what it was for, and the id of what it made. */
export interface Claim {
  readonly id: string;
  /** Of the request. */
  readonly digest: string;
}

/** An object that may be removed once no record points to it. */
export interface Released {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Records of all owners. Every change is of one record and under a condition, so that none is lost or made twice.
 */
export interface Store {
  /** @returns false where the owner has a record of that id */
  create<Of extends Kind>(kind: Of, record: Records[Of]): Promise<boolean>;
  /** @throws DamagedError where the record is not as it was written */
  read<Of extends Kind>(kind: Of, owner: string, id: string): Promise<Records[Of] | undefined>;
  /**
   * Replaces a record that nobody changed meanwhile.
   *
   * @param record with the version that was read
   * @returns the record with its new version; undefined where that version is no longer there
   */
  replace<Of extends Kind>(kind: Of, record: Records[Of]): Promise<Records[Of] | undefined>;
  /** @returns false where that version is no longer there */
  remove(kind: Kind, owner: string, id: string, version: number): Promise<boolean>;
  /** Leaves out, and reports, records that are not as they were written. */
  list<Of extends Kind>(kind: Of, owner: string, request: PageRequest): Promise<Page<Records[Of]>>;
  /**
   * Binds an idempotency key to a request, unless it is bound.
   *
   * @param expires seconds since 1970
   * @returns what the key is bound to: the claim given, or an earlier one
   */
  claim(owner: string, key: string, claim: Claim, now: number, expires: number): Promise<Claim>;
  /**
   * Counts a use of something that is limited within a window of time.
   *
   * @param expires seconds since 1970 after which the count may be forgotten
   * @returns false where the limit is reached; nothing is counted then
   */
  spend(owner: string, window: string, limit: number, expires: number): Promise<boolean>;
  /** Keys of all objects that an owner's records point to. */
  pointers(owner: string): AsyncIterable<string>;
  /**
   * Notes that records which point to objects are about to be removed or changed. An object that was never released is
   * kept, whether or not a record points to it: the records may be of an earlier time than the objects.
   *
   * @param now milliseconds since 1970
   */
  release(owner: string, keys: readonly string[], now: number): Promise<void>;
  released(owner: string): AsyncIterable<Released>;
  /** Takes a note back, unless the object was released again since. */
  retain(owner: string, released: Released): Promise<void>;
  /** All who have a record, each once or more often. */
  owners(): AsyncIterable<string>;
  /** @throws whatever keeps the store from answering */
  check(): Promise<void>;
}
