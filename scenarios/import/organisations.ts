import { registry } from '#sim-core';
import { quote } from '../issue.ts';
import type { DocumentOrganisation } from '../schema.ts';
import type { OrganisationColumn, Places } from './columns.ts';
import { centre } from './centre.ts';
import { type Degrees, project } from './project.ts';
import { isAmbiguous, readNumber } from './read-number.ts';
import type { Row, Table } from './read-table.ts';
import type { NoteEffect, Notebook } from './report.ts';

type Kind = DocumentOrganisation['kind'];
type Draft = { -readonly [field in keyof DocumentOrganisation]: DocumentOrganisation[field] };

/** Words by which files name a corner of the diamond. Demand has no organisation in the model. */
const roles: Readonly<Record<string, Kind | 'demand'>> = {
  firm: 'firm',
  firms: 'firm',
  company: 'firm',
  related: 'related',
  supplier: 'related',
  factor: 'factor',
  factors: 'factor',
  institution: 'factor',
  university: 'factor',
  demand: 'demand',
  customer: 'demand',
};

/** Activity types of the European Union’s research programmes. */
const activities: Readonly<Record<string, Kind>> = {
  prc: 'firm',
  hes: 'factor',
  rec: 'factor',
  pub: 'factor',
  oth: 'factor',
};

const idLength = 200;
const nameLength = 500;

export interface ReadOrganisations {
  readonly organisations: DocumentOrganisation[];
  /** Radius of the disc over which organisations spread as these do; undefined without two positions. */
  readonly regionRadius: number | undefined;
  /** Lines of identifiers whose row was left out. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Reads organisations row by row; what cannot be read is noted and left out. */
export function readOrganisations(
  table: Table,
  places: Places<OrganisationColumn>,
  notebook: Notebook,
): ReadOrganisations {
  const reader = new OrganisationReader(table.header, places, notebook);
  for (const row of table.rows) reader.read(row);
  reader.finish();
  return reader;
}

class OrganisationReader implements ReadOrganisations {
  readonly organisations: Draft[] = [];
  regionRadius: number | undefined;
  readonly leftOut = new Map<string, number>();
  private readonly lines = new Map<string, number>();
  private readonly located: { draft: Draft; degrees: Degrees }[] = [];
  private readonly ambiguous = new Map<OrganisationColumn, string>();
  private demandCount = 0;
  private readonly header: readonly string[];
  private readonly places: Places<OrganisationColumn>;
  private readonly notebook: Notebook;

  constructor(header: readonly string[], places: Places<OrganisationColumn>, notebook: Notebook) {
    this.header = header;
    this.places = places;
    this.notebook = notebook;
  }

  read(row: Row): void {
    const id = this.cell(row, 'id');
    const leaveOut = (column: OrganisationColumn, expected: string, remedy: string): void => {
      if (id !== '' && !this.lines.has(id)) this.leftOut.set(id, row.line);
      this.note('row-left-out', row, column, expected, remedy);
    };
    if (id === '') return leaveOut('id', 'an identifier', 'fill the cell, or map another column to id');
    if (id.length > idLength) return leaveOut('id', `at most ${idLength} characters`, 'shorten it');
    const earlier = this.lines.get(id);
    if (earlier !== undefined)
      return leaveOut(
        'id',
        `an identifier of its own: line ${earlier} has it, too`,
        'rename one, or delete the double',
      );
    const kind = this.kind(row, leaveOut);
    if (kind === undefined) return;
    const draft: Draft = { id, kind };
    this.lines.set(id, row.line);
    this.leftOut.delete(id);
    this.organisations.push(draft);
    this.readName(row, draft);
    this.readPosition(row, draft);
    this.readCapacity(row, draft);
    this.readSkills(row, draft);
  }

  /** Says what holds for the table as a whole, and projects the positions around their common centre. */
  finish(): void {
    const { role, activity, capacity, lat, lon, x, y } = this.places;
    if (role === undefined && activity === undefined)
      this.tell(
        'neither role nor activity',
        'no column tells the kind: every organisation was taken as a firm',
        'map a column to role or to activity',
      );
    if (this.demandCount > 0)
      this.tell(
        `${this.demandCount} × Demand`,
        `organisations of the demand side (hospitals, public buyers) taken as factors: ${this.demandCount}; they keep their relations and host meetings, but sell nothing; what they buy is in the model’s customers`,
        'change their kind in the document, or delete them',
      );
    if (capacity === undefined)
      this.tell(
        'no capacity',
        'no column tells the capacity: it is drawn from the model’s distribution; the number of projects measures no size',
        'map a column of k€ a month to capacity',
      );
    if ((x === undefined || y === undefined) && (lat === undefined || lon === undefined))
      this.tell(
        'no position',
        'no pair of columns tells the position: it is drawn in the model’s disc',
        'map columns to lat and lon, or to x and y',
      );
    for (const [column, written] of this.ambiguous)
      this.tell(
        quote(written),
        `${quote(this.columnName(column))} has numbers like ${quote(written)}, which were read with a decimal comma`,
        'write thousands without a comma',
      );
    const degrees = this.located.map((each) => each.degrees);
    project(degrees).forEach((position, i) => Object.assign(this.located[i].draft, position));
    this.regionRadius = centre(this.organisations, this.notebook);
  }

  private tell(received: string, message: string, remedy: string): void {
    this.notebook.add({ effect: 'told', table: 'organisations', received, message, remedy });
  }

  private kind(
    row: Row,
    leaveOut: (column: OrganisationColumn, expected: string, remedy: string) => void,
  ): Kind | undefined {
    const role = this.cell(row, 'role').toLowerCase();
    const activity = this.cell(row, 'activity').toLowerCase();
    if (role !== '') {
      const known = Object.hasOwn(roles, role) ? roles[role] : undefined;
      if (known === undefined) leaveOut('role', 'firm, related, factor or demand', 'write one of the four');
      if (known !== 'demand') return known;
      this.demandCount += 1;
      return 'factor';
    }
    if (activity !== '') {
      const known = Object.hasOwn(activities, activity) ? activities[activity] : undefined;
      if (known === undefined)
        leaveOut('activity', 'PRC, HES, REC, PUB or OTH', 'write one of the five, or fill the role');
      return known;
    }
    if (this.places.role === undefined && this.places.activity === undefined) return 'firm';
    leaveOut(this.places.role === undefined ? 'activity' : 'role', 'a kind', 'fill the cell');
    return undefined;
  }

  private readName(row: Row, draft: Draft): void {
    const name = this.cell(row, 'name');
    if (name.length > nameLength)
      this.note('value-left-out', row, 'name', `at most ${nameLength} characters`, 'shorten it');
    else if (name !== '') draft.name = name;
  }

  private readPosition(row: Row, draft: Draft): void {
    if (this.places.x !== undefined && this.places.y !== undefined) {
      const x = this.number(row, 'x', -1e5, 1e5);
      const y = this.number(row, 'y', -1e5, 1e5);
      if (x === undefined || y === undefined) return this.noteLonely(row, 'x', 'y', x, y);
      draft.x = x;
      draft.y = y;
      return;
    }
    const lat = this.number(row, 'lat', -90, 90);
    const lon = this.number(row, 'lon', -180, 180);
    if (lat === undefined || lon === undefined) return this.noteLonely(row, 'lat', 'lon', lat, lon);
    this.located.push({ draft, degrees: { lat, lon } });
  }

  /** One coordinate is no position: the other one goes, too. */
  private noteLonely(
    row: Row,
    a: OrganisationColumn,
    b: OrganisationColumn,
    first?: number,
    second?: number,
  ): void {
    if (first === undefined && second === undefined) return;
    this.note(
      'value-left-out',
      row,
      first === undefined ? b : a,
      `a readable ${first === undefined ? a : b} beside it`,
      'fill both cells; the position is drawn instead',
    );
  }

  private readCapacity(row: Row, draft: Draft): void {
    if (draft.kind === 'factor') {
      if (this.cell(row, 'capacity') !== '')
        this.note(
          'value-left-out',
          row,
          'capacity',
          'an empty cell for a factor, which sells nothing',
          'change the kind, if it sells',
        );
      return;
    }
    const capacity = this.number(row, 'capacity', 1e-6, 1e9);
    if (capacity !== undefined) draft.capacity = capacity;
  }

  private readSkills(row: Row, draft: Draft): void {
    const written = this.cell(row, 'skills');
    if (written === '') return;
    const skillCount = registry.coreSkillCount.value + registry.complementarySkillCount.value;
    const skills = written.split(/[\s;|]+/).map((pair) => {
      const [skill, level = ''] = pair.split(':');
      return { skill: /^\d+$/.test(skill) ? Number(skill) : NaN, level: readNumber(level) };
    });
    const isRight = skills.every(({ skill, level }) => skill < skillCount && level >= 0 && level <= 1);
    const isUnique = new Set(skills.map(({ skill }) => skill)).size === skills.length;
    if (isRight && isUnique) draft.skills = skills;
    else
      this.note(
        'value-left-out',
        row,
        'skills',
        `pairs like 0:0.7 3:0.4, each index once and below ${skillCount}, levels from 0 to 1`,
        'correct the cell; skills are drawn instead',
      );
  }

  private number(row: Row, column: OrganisationColumn, min: number, max: number): number | undefined {
    const written = this.cell(row, column);
    if (written === '') return undefined;
    const value = readNumber(written);
    if (value >= min && value <= max) {
      if (isAmbiguous(written)) this.ambiguous.set(column, written);
      return value;
    }
    this.note(
      'value-left-out',
      row,
      column,
      `a number from ${min} to ${max}`,
      'correct the cell; the value is drawn instead',
    );
    return undefined;
  }

  private cell(row: Row, column: OrganisationColumn): string {
    const place = this.places[column];
    return place === undefined ? '' : row.cells[place].trim();
  }

  private columnName(column: OrganisationColumn): string {
    const place = this.places[column];
    return place === undefined ? column : this.header[place];
  }

  private note(
    effect: NoteEffect,
    row: Row,
    column: OrganisationColumn,
    expected: string,
    remedy: string,
  ): void {
    const received = quote(this.cell(row, column));
    const name = this.columnName(column);
    const message = `line ${row.line}: ${name} requires ${expected}, not ${received}`;
    this.notebook.add({
      effect,
      table: 'organisations',
      line: row.line,
      column: name,
      received,
      message,
      remedy,
    });
  }
}
