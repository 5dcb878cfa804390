import { registry } from '#sim-core';
import { quote } from '../issue.ts';
import type { DocumentOrganisation } from '../schema.ts';
import { tellCapacity } from './capacity.ts';
import { centre } from './centre.ts';
import { type DecimalSign, type ImportChoices, type NumericColumn, units } from './choices.ts';
import type { OrganisationColumn, Placed, Places } from './columns.ts';
import { decimalSign } from './decimal-sign.ts';
import { checkRoles, roleOf, rolesExpected } from './kinds.ts';
import { farthest, positionUnit } from './positions.ts';
import { type Degrees, project } from './project.ts';
import { readNumber } from './read-number.ts';
import type { Row, Table } from './read-table.ts';
import type { NoteEffect, Notebook } from './report.ts';

type Kind = DocumentOrganisation['kind'];
type Draft = { -readonly [field in keyof DocumentOrganisation]: DocumentOrganisation[field] };
type LeaveOut = (column: OrganisationColumn, expected: string, remedy: string) => void;

const idLength = 200;
const nameLength = 500;

type OrganisationNumber = Exclude<NumericColumn, 'weight' | 'projects'>;
type Range = readonly [min: number, max: number];

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
  placed: Placed<OrganisationColumn>,
  choices: ImportChoices,
  notebook: Notebook,
): ReadOrganisations {
  const places = checkRoles(table, placed, notebook);
  const reader = new OrganisationReader(table, places, choices, notebook);
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
  private readonly plane: { row: Row; draft: Draft; x: number; y: number }[] = [];
  private readonly ranges: Readonly<Record<OrganisationNumber, Range>>;
  private readonly signs = new Map<OrganisationNumber, DecimalSign | undefined>();
  private demandCount = 0;
  private readonly table: Table;
  private readonly places: Places<OrganisationColumn>;
  private readonly choices: ImportChoices;
  private readonly notebook: Notebook;

  constructor(table: Table, places: Places<OrganisationColumn>, choices: ImportChoices, notebook: Notebook) {
    this.table = table;
    this.places = places;
    this.choices = choices;
    this.notebook = notebook;
    const perUnit = units.capacity[choices.unit?.capacity ?? 'k€/month'];
    this.ranges = {
      lat: [-90, 90],
      lon: [-180, 180],
      // Whether these are km is known when all have been read.
      x: [-Infinity, Infinity],
      y: [-Infinity, Infinity],
      capacity: [1e-6 / perUnit, 1e9 / perUnit],
    };
    for (const column of Object.keys(this.ranges) as OrganisationNumber[]) {
      if (places[column] === undefined) continue;
      const [min, max] = this.ranges[column];
      const cells = this.cells(column);
      const written = { table: 'organisations', column, name: this.columnName(column), cells } as const;
      const isPlausible = (value: number): boolean => value >= min && value <= max;
      this.signs.set(column, decimalSign(written, choices.decimal?.[column], isPlausible, notebook));
    }
  }

  read(row: Row): void {
    const id = this.cell(row, 'id');
    const leaveOut: LeaveOut = (column, expected, remedy) => {
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

  /** Says what holds for the table as a whole, and puts the positions around their common centre. */
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
        'map a column to capacity, and give its unit where it is not k€ a month',
      );
    const capacities = this.organisations.flatMap((each) => each.capacity ?? []);
    if (capacities.length > 0)
      tellCapacity(
        this.columnName('capacity'),
        this.cells('capacity'),
        capacities,
        this.choices.unit?.capacity,
        this.notebook,
      );
    if ((x === undefined || y === undefined) && (lat === undefined || lon === undefined))
      this.tell(
        'no position',
        'no pair of columns tells the position: it is drawn in the model’s disc',
        'map columns to lat and lon, or to x and y',
      );
    this.place();
    this.regionRadius = centre(this.organisations, this.notebook);
  }

  private place(): void {
    const degrees = this.located.map((each) => each.degrees);
    project(degrees).forEach((position, i) => Object.assign(this.located[i].draft, position));
    const names = { x: this.columnName('x'), y: this.columnName('y') };
    const scale = units.position[positionUnit(this.plane, names, this.choices.unit?.position, this.notebook)];
    for (const { row, draft, x, y } of this.plane) {
      const far = (['x', 'y'] as const).find((column) => Math.abs({ x, y }[column] * scale) > farthest);
      if (far === undefined) Object.assign(draft, { x: x * scale, y: y * scale });
      else
        this.note(
          'value-left-out',
          row,
          far,
          `a place on earth, at most ${farthest} km from the origin`,
          'correct the cell; the position is drawn instead',
        );
    }
  }

  private tell(received: string, message: string, remedy: string): void {
    this.notebook.add({ effect: 'told', table: 'organisations', received, message, remedy });
  }

  private kind(row: Row, leaveOut: LeaveOut): Kind | undefined {
    for (const column of ['role', 'activity'] as const) {
      const word = this.cell(row, column);
      if (word === '') continue;
      const role = roleOf(column, word);
      const remedy = column === 'role' ? 'write one of the four' : 'write one of the five, or fill the role';
      if (role === undefined) leaveOut(column, rolesExpected(column), remedy);
      if (role !== 'demand') return role;
      this.demandCount += 1;
      return 'factor';
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
      const x = this.number(row, 'x');
      const y = this.number(row, 'y');
      if (x === undefined || y === undefined) return this.noteLonely(row, 'x', 'y', x, y);
      this.plane.push({ row, draft, x, y });
      return;
    }
    const lat = this.number(row, 'lat');
    const lon = this.number(row, 'lon');
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
    const capacity = this.number(row, 'capacity');
    if (capacity !== undefined)
      draft.capacity = capacity * units.capacity[this.choices.unit?.capacity ?? 'k€/month'];
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

  private number(row: Row, column: OrganisationNumber): number | undefined {
    const written = this.cell(row, column);
    if (written === '') return undefined;
    const [min, max] = this.ranges[column];
    const value = readNumber(written, this.signs.get(column));
    if (value >= min && value <= max && Number.isFinite(value)) return value;
    this.note(
      'value-left-out',
      row,
      column,
      Number.isFinite(min) ? `a number from ${min} to ${max}` : 'a number',
      'correct the cell; the value is drawn instead',
    );
    return undefined;
  }

  private cells(column: OrganisationColumn): string[] {
    return this.table.rows.map((row) => this.cell(row, column));
  }

  private cell(row: Row, column: OrganisationColumn): string {
    const place = this.places[column];
    return place === undefined ? '' : row.cells[place].trim();
  }

  private columnName(column: OrganisationColumn): string {
    const place = this.places[column];
    return place === undefined ? column : this.table.header[place];
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
