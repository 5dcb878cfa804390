import type { Parameters } from '../parameters/registry.ts';
import {
  ACCOUNTS,
  LEVERS,
  SEATS,
  TIES,
  contactColumns,
  customerColumns,
  customerIndexColumns,
  holderColumns,
  organisationColumns,
  peopleColumns,
  regionColumns,
  skillIndexColumns,
} from './columns.ts';
import { type Columns, type Table, type Width, tableBytes, viewTable } from './table.ts';

/** How many rows of each kind a world holds. */
export interface Sizes {
  readonly organisations: number;
  readonly people: number;
  readonly customers: number;
  readonly skills: number;
}

/** Tables of the state, in the order in which they are stored and hashed. */
export const stateTables = {
  organisations: organisationColumns,
  people: peopleColumns,
  customers: customerColumns,
  region: regionColumns,
} as const;

/** Tables derived from the state, and stored behind it. */
const derivedTables = {
  holders: holderColumns,
  contacts: contactColumns,
  skills: skillIndexColumns,
  needs: customerIndexColumns,
} as const;

export type Organisations = Table<typeof organisationColumns>;
export type People = Table<typeof peopleColumns>;
export type Customers = Table<typeof customerColumns>;

/** The whole state of one region in one buffer, so that a branch is one copy. */
export interface World {
  readonly sizes: Sizes;
  readonly buffer: ArrayBuffer;
  readonly organisations: Organisations;
  readonly people: People;
  readonly customers: Customers;
  readonly region: Table<typeof regionColumns>;
  readonly holders: Table<typeof holderColumns>;
  readonly contacts: Table<typeof contactColumns>;
  readonly skills: Table<typeof skillIndexColumns>;
  readonly needs: Table<typeof customerIndexColumns>;
}

/** Rows for births beyond the initial organisations: half as many again. */
const ROOM_FOR_BIRTHS = 0.5;
const LEAST_ROOM = 16;

/**
 * Sizes of the world that a scenario needs.
 *
 * @param organisationCount organisations at the start, 1 to 1,000,000
 */
export function sizesOf(organisationCount: number, parameters: Parameters): Sizes {
  const organisations = organisationCount + Math.ceil(organisationCount * ROOM_FOR_BIRTHS) + LEAST_ROOM;
  // As integers to the engine, too: it would else reckon every place in a column in doubles.
  return {
    organisations: organisations | 0,
    people: (organisations * SEATS) | 0,
    customers: Math.max(1, Math.round(organisationCount * parameters.customersPerOrganisation)) | 0,
    skills: (parameters.coreSkillCount + parameters.complementarySkillCount) | 0,
  };
}

/** An empty world: every number zero, nothing founded. */
export function createWorld(sizes: Sizes): World {
  const widths: Record<Width, number> = {
    one: 1,
    skills: sizes.skills,
    seats: SEATS,
    ties: TIES,
    accounts: ACCOUNTS,
    levers: LEVERS,
  };
  const rows = {
    organisations: sizes.organisations,
    people: sizes.people,
    customers: sizes.customers,
    region: 1,
    holders: sizes.organisations,
    contacts: sizes.people,
    skills: 1,
    needs: sizes.customers,
  };
  const tables = { ...stateTables, ...derivedTables };
  const names = Object.keys(tables) as (keyof typeof tables)[];
  let bytes = 0;
  for (const name of names) bytes += tableBytes(tables[name], rows[name], widths);
  const buffer = new ArrayBuffer(bytes);
  let offset = 0;
  const view = <C extends Columns>(name: keyof typeof tables, columns: C): Table<C> => {
    const table = viewTable(columns, rows[name], widths, buffer, offset);
    offset += tableBytes(columns, rows[name], widths);
    return table;
  };
  return {
    sizes,
    buffer,
    organisations: view('organisations', organisationColumns),
    people: view('people', peopleColumns),
    customers: view('customers', customerColumns),
    region: view('region', regionColumns),
    holders: view('holders', holderColumns),
    contacts: view('contacts', contactColumns),
    skills: view('skills', skillIndexColumns),
    needs: view('needs', customerIndexColumns),
  };
}

/** Overwrites a world with the bytes of another of the same sizes: the branch of an arm. */
export function copyWorld(from: World, to: World): void {
  new Uint8Array(to.buffer).set(new Uint8Array(from.buffer));
}
