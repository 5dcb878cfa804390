import { describe, expect, it } from 'vitest';
import { importCluster } from '#scenarios';
import { decode } from '../../scenarios/import/decode-text.ts';
import { decodeBytes } from '../../scenarios/import/encodings.ts';
import { bytes, losses, organisationsOf, read, tiesOf, told } from './imports.ts';

const remedies = (text: string) =>
  read(text)
    .report.notes.map(({ remedy }) => remedy)
    .join('\n');

describe('a file of another format', () => {
  it.each([
    ['GeoJSON', '{"type":"FeatureCollection","features":[{"type":"Feature"}]}', 'QGIS'],
    ['JSON', '[{"id": "a"}]', 'a row for each item'],
    ['a Pajek network', '*Vertices 2\n1 "Alpha"\n2 "Beta"\n*Edges\n1 2 3\n', 'Gephi'],
    ['GraphML', '<?xml version="1.0"?>\n<graphml><graph><node id="a"/></graph></graphml>', 'Gephi'],
    ['GEXF', '<gexf version="1.2"></gexf>', 'Gephi'],
    ['GML', 'Creator "x"\ngraph\n[\n  node [ id 1 ]\n]', 'Gephi'],
    ['a Graphviz network', 'digraph G {\n a -> b\n}', 'Gephi'],
    ['a web page', '<!DOCTYPE html>\n<html><table></table></html>', 'spreadsheet'],
    ['an Excel workbook', 'PK\u0003\u0004[Content_Types].xml and xl/workbook.xml', 'save the sheet'],
    ['a PDF', '%PDF-1.7\n', 'the table behind it'],
  ])('is called by its name: %s', (name, text, remedy) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    expect(told(result)).toMatch(new RegExp(`^a table requires .*, not ${name}$`));
    expect(remedies(text)).toContain(remedy);
  });

  it('is called so as a table of ties, too', () => {
    expect(told(read('id\na\nb\n', '*Vertices 2\n1 "a"\n2 "b"\n'))).toContain('not a Pajek network');
  });
});

describe('a spreadsheet’s table', () => {
  it.each([
    ['the line with which Excel announces its delimiter', 'sep=;\r\nid;name\r\na;Alpha\r\nb;Beta\r\n'],
    ['titles above the header', 'Members of the cluster;\nstatus 2024;\n;\nid;name\na;Alpha\nb;Beta\n'],
    ['a title with commas above it', 'Members, suppliers, friends\nid;name\na;Alpha\nb;Beta\n'],
    ['commas in a name of the header', 'id;name;turnover (2019, 2020, 2021)\na;Alpha;3\nb;Beta;4\n'],
    ['decimal commas in every cell', 'id;name;lat;lon\na;Alpha;50,46;4,86\nb;Beta;50,6;5,5\n'],
    ['lines that end after their last full cell', 'id;name;lat;lon;\na;Alpha;50,5;4,9;\nb;Beta\n'],
    ['empty lines at its beginning', '\n\nid,name\na,Alpha\nb,Beta\n'],
    ['quotation marks in the header', '"id","name","turnover, k"\na,Alpha,1\nb,Beta,2\n'],
  ])('is read with %s', (_, table) => {
    const result = read(table);
    expect(losses(result)).toEqual([]);
    expect(organisationsOf(result).map(({ id, name }) => [id, name])).toEqual([
      ['a', 'Alpha'],
      ['b', 'Beta'],
    ]);
  });

  it('keeps its line numbers below titles and announcements', () => {
    expect(losses(read('sep=;\nMembers;\nid;role\na;firm\nb;wizard\n'))).toEqual([
      'row-left-out 5 role "wizard"',
    ]);
  });

  it('says which titles it left out, and how many lines were short', () => {
    expect(told(read('Members;\nid;name\na;Alpha\n'))).toContain('the header was found in line 2');
    expect(told(read('id;name;city\na;Alpha\nb;B;C\n'))).toContain('the first is line 2');
  });

  it('does not take a row for the header because it holds a word of ours', () => {
    const result = read('id\na\nb\n', 'first,second\na,b\n');
    expect(told(result)).toContain('no column is recognised as source');
    expect(result.report.tables.ties?.header).toEqual(['first', 'second']);
  });

  it('names a column that has no name by its place', () => {
    const result = read('"",StAndrews\nAdams,0\nRevere,1\n', undefined, { map: { id: 'column 1' } });
    expect(organisationsOf(result).map(({ id }) => id)).toEqual(['Adams', 'Revere']);
  });
});

describe('an encoding', () => {
  const table = 'id;Chiffre d’affaires (k€)\nSociété;12,5\nMétal;8\n';
  const inBytes = (text: string, encoding: 'Windows-1252' | 'Mac OS Roman' | 'MS-DOS (CP850)') => {
    const codes = Array.from({ length: 256 }, (_, code) => decodeBytes(Uint8Array.of(code), encoding));
    return Uint8Array.from(text, (letter) => codes.indexOf(letter));
  };

  it('of Windows has a euro sign on every engine, in the header as in the rows', () => {
    const result = importCluster(inBytes(table, 'Windows-1252'), undefined, {
      name: 'x',
      map: { capacity: 'Chiffre d’affaires (k€)' },
    });
    expect(organisationsOf(result).map(({ id, capacity }) => [id, capacity])).toEqual([
      ['Société', 12.5],
      ['Métal', 8],
    ]);
    expect(result.report.tables.organisations).toEqual({
      encoding: 'Windows-1252',
      header: ['id', 'Chiffre d’affaires (k€)'],
    });
  });

  it.each(['Windows-1252', 'Mac OS Roman', 'MS-DOS (CP850)'] as const)(
    'is found by what is plausible: %s',
    (encoding) => {
      const text = 'id;nom\na;Société Générale\nb;Hôpital de Liège\n';
      expect(decode(inBytes(text, encoding))).toMatchObject({ text, encoding });
    },
  );

  it('is not changed for a whole file by one stray byte', () => {
    const file = new Uint8Array([...bytes('id\nSociété\nMétal\nCaf'), 0xe9, ...bytes('\n')]);
    const result = importCluster(file, bytes('source,target\nSociété,Café\n'), { name: 'x' });
    expect(organisationsOf(result).map(({ id }) => id)).toEqual(['Société', 'Métal', 'Café']);
    expect(tiesOf(result)).toHaveLength(1);
    expect(told(result)).toContain('the first is line 4; they were read as Windows-1252');
  });

  it('of one table meets another of its sister table', () => {
    const ties = 'source;target\nSociété;Métal\n';
    for (const encoding of ['Windows-1252', 'Mac OS Roman', 'MS-DOS (CP850)'] as const) {
      const result = importCluster(bytes(table), inBytes(ties, encoding), { name: 'x' });
      expect(tiesOf(result).map(({ source, target }) => [source, target])).toEqual([['Société', 'Métal']]);
    }
  });

  it('that a program mistook is seen by the ids, joined and told', () => {
    const result = read('id\nSociété\nb\n', 'source,target\nSociÃ©tÃ©,b\n');
    expect(tiesOf(result)).toMatchObject([{ source: 'Société', target: 'b' }]);
    expect(told(result)).toContain('"SociÃ©tÃ©" is "Société"');
  });

  it('that lost letters before the file was saved is told', () => {
    expect(told(read('id\nSoci\uFFFDt\uFFFD\nb\n'))).toContain('letters were lost');
  });
});

describe('ends of ties that are no ids as they stand', () => {
  it('match in either form of Unicode, which is told', () => {
    const result = read('id,name\nSociété,A\nb,B\n', 'source,target\nSociété,b\n'.normalize('NFD'));
    expect(tiesOf(result).map(({ source }) => source)).toEqual(['Société']);
    expect(told(result)).toContain('Unicode form NFD');
  });

  it.each([
    ['leading zeros', 'id\n007\n008\n', '7,8', 'differ from ids by leading zeros: 1, as "7" for "007"'],
    ['names', 'id,name\nA,Alpha\nB,Beta\n', 'Alpha,Beta', 'are names, not ids: 1, as "Alpha" for "A"'],
    ['decimals', 'id\n7\n8\n70\n', '7.0,8.0', 'differ from ids by decimals'],
    ['decimals of the ids', 'id\n7.0\n8.0\n', '7,8', 'differ from ids by decimals'],
    ['capitals and spaces', 'id\nbe-12\nbe-13\n', 'BE 12,BE 13', 'differ from ids by capitals'],
  ])('are told by their cause, with an example: %s', (_, organisations, ends, message) => {
    const result = read(organisations, `source,target\n${ends}\n`);
    expect(result.ok).toBe(false);
    expect(told(result)).toContain(message);
  });

  it('are told as a list of participations where only one side is an organisation', () => {
    const parts = 'firm,project\na,P1\nb,P1\na,P2\n';
    const firms = 'id\na\nb\n';
    const mapped = read(firms, parts, { map: { source: 'firm', target: 'project' } });
    for (const result of [mapped, read(firms, parts)]) {
      expect(result.ok).toBe(false);
      const all = result.report.notes.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
      expect(all).toContain('who takes part in what');
      expect(all).toContain('joint_projects');
    }
  });
});
