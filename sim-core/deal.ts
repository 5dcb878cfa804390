import { ACCOUNTS } from './world/columns.ts';

/** Most skills one opportunity can need. */
export const NEEDS = 3;
/** Supplier of a part that is bought on the open market, outside the region. */
export const MARKET = -2;
/** No organisation. */
export const NOBODY = -1;

/** Furthest stage at which an opportunity was lost; a later cause hides an earlier one. */
export const UNSEEN = 0;
export const UNWILLING = 1;
export const NO_SKILL = 2;
export const NO_ROOM = 3;
export const OUTBID = 4;

/** One opportunity on its way from the customer to the award, with at most one proposal per account. Scratch. */
export interface Deal {
  customer: number;
  /** Identity in every draw, the same in all arms. */
  key: number;
  /** k€ at reference price; the volume of the work. */
  value: number;
  needCount: number;
  readonly needs: Int32Array;
  cause: number;
  /** Per account: whether it noticed, its person in charge, and its proposal. */
  readonly noticed: Uint8Array;
  readonly person: Int32Array;
  /** Whether the account had a proposal, even if one company then held it back. */
  readonly proposed: Uint8Array;
  /** Who leads the bid, or NOBODY; and who found it if somebody else. */
  readonly lead: Int32Array;
  readonly finder: Int32Array;
  readonly fit: Float64Array;
  readonly price: Float64Array;
  readonly utility: Float64Array;
  /** Per account and need: who supplies, through which person, at which trust. */
  readonly supplier: Int32Array;
  readonly contact: Int32Array;
  readonly trust: Float64Array;
  /** Utility of the best rival, and its fit. */
  rivalUtility: number;
  rivalFit: number;
  /** Account whose proposal won, or NOBODY. */
  winner: number;
}

export function createDeal(): Deal {
  return {
    customer: 0,
    key: 0,
    value: 0.5,
    needCount: 0,
    needs: new Int32Array(NEEDS),
    cause: UNSEEN,
    noticed: new Uint8Array(ACCOUNTS),
    person: new Int32Array(ACCOUNTS),
    proposed: new Uint8Array(ACCOUNTS),
    lead: new Int32Array(ACCOUNTS),
    finder: new Int32Array(ACCOUNTS),
    fit: new Float64Array(ACCOUNTS),
    price: new Float64Array(ACCOUNTS),
    utility: new Float64Array(ACCOUNTS),
    supplier: new Int32Array(ACCOUNTS * NEEDS),
    contact: new Int32Array(ACCOUNTS * NEEDS),
    trust: new Float64Array(ACCOUNTS * NEEDS),
    rivalUtility: 0.5,
    rivalFit: 0.5,
    winner: NOBODY,
  };
}
