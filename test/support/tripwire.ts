import type { Context } from '#sim-core/context.ts';
import type { Random } from '#sim-core/random/random.ts';
import { type StreamName, streams } from '#sim-core/random/streams.ts';
import type { World } from '#sim-core/world/world.ts';

type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** What one mechanism was seen to touch. */
export interface Touched {
  readonly reads: Set<string>;
  readonly writes: Set<string>;
  readonly draws: Set<string>;
}

const tables = [
  'organisations',
  'people',
  'customers',
  'region',
  'holders',
  'contacts',
  'skills',
  'needs',
] as const;
const streamNames = Object.keys(streams) as StreamName[];

/** Methods of a typed array by what they do to its elements; any other one is refused. */
const writing = new Set<PropertyKey>(['fill', 'set']);
const reading = new Set<PropertyKey>(['indexOf', 'includes', 'slice', 'at', 'join', Symbol.iterator]);
const neither = new Set<PropertyKey>(['length', 'byteLength', 'BYTES_PER_ELEMENT']);

/** Watches a world and its luck, and books every access under the label of the moment. */
export class Tripwire {
  /** Who acts now; accesses of nobody are not booked. */
  label: string | undefined;
  readonly touched = new Map<string, Touched>();

  /** The same context over watched tables and watched luck. */
  watch(context: Context): Context {
    return { ...context, world: this.watchWorld(context.world), random: this.watchLuck(context.random) };
  }

  /** What was booked under a label so far. */
  of(label: string): Touched {
    let touched = this.touched.get(label);
    if (!touched) {
      touched = { reads: new Set(), writes: new Set(), draws: new Set() };
      this.touched.set(label, touched);
    }
    return touched;
  }

  private watchWorld(world: World): World {
    const watched = Object.fromEntries(
      tables.map((table) => [
        table,
        Object.fromEntries(
          Object.entries(world[table] as Record<string, Column>).map(([name, column]) => [
            name,
            this.watchColumn(`${table}.${name}`, column),
          ]),
        ),
      ]),
    );
    return { sizes: world.sizes, ...watched } as unknown as World;
  }

  private watchColumn(name: string, column: Column): Column {
    const note = (kind: 'reads' | 'writes'): void => {
      if (this.label !== undefined) this.of(this.label)[kind].add(name);
    };
    return new Proxy(column, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof property === 'string' && isIndex(property)) note('reads');
        else if (writing.has(property)) note('writes');
        else if (reading.has(property)) note('reads');
        else if (!neither.has(property))
          throw new Error(`tripwire on ${name} does not know ${String(property)}`);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
      set(target, property, value: number) {
        if (typeof property !== 'string' || !isIndex(property))
          throw new Error(`tripwire on ${name} refuses to set ${String(property)}`);
        note('writes');
        target[Number(property)] = value;
        return true;
      },
    });
  }

  private watchLuck(random: Random): Random {
    return watchDraws(random, (stream) => {
      if (this.label !== undefined) this.of(this.label).draws.add(streamNames[stream]);
    });
  }
}

/** The same luck, with a look at the address of every draw before it is drawn. */
export function watchDraws(
  random: Random,
  look: (stream: number, entity: number, index: number) => void,
): Random {
  return new Proxy(random, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== 'draw') return value;
      return (stream: number, entity: number, index: number) => {
        look(stream, entity, index);
        return target.draw(stream, entity, index);
      };
    },
  });
}

function isIndex(property: string): boolean {
  return property.charCodeAt(0) <= 57 && property.charCodeAt(0) >= 48;
}
