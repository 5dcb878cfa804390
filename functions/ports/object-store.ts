/** What the store of large objects tells of one of them. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
}

/** How an object that is fetched by its address is to be answered. */
export interface LinkHeaders {
  /** Media type. */
  readonly type: string;
  /** As the header `Content-Disposition`. */
  readonly disposition: string;
}

/**
 * Large values by key: documents, results of chunks, files of results.
 *
 * An object is written whole or not at all, and before any record points to it; a key's bytes never change their
 * meaning, since keys hold a hash of what the bytes follow from.
 */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @returns undefined where there is no such object */
  get(key: string): Promise<Uint8Array | undefined>;
  has(key: string): Promise<boolean>;
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Removing what is not there is no fault. */
  remove(key: string): Promise<void>;
  /**
   * An address from which a client may fetch the object for a while.
   *
   * @returns undefined where objects have no address of their own, so that the bytes must be sent
   */
  link(key: string, headers: LinkHeaders): Promise<string | undefined>;
}
