/** Something that was stored and cannot be read as it was written. */
export interface Damage {
  /** What it is, for people: its kind, id and, where it is known, its name. */
  readonly subject: string;
  /** What is wrong with it. */
  readonly fault: string;
  readonly remedy: string;
}

/** Thrown in the place of an answer that would not be what was stored. */
export class DamagedError extends Error {
  readonly damage: Damage;

  constructor(damage: Damage) {
    super(`${damage.subject} ${damage.fault}: ${damage.remedy}`);
    this.name = 'DamagedError';
    this.damage = damage;
  }
}

/** Whether something that was found damaged still is: it may have been stored anew, or removed. */
type Look = () => Promise<boolean>;

interface Found {
  readonly damage: Damage;
  readonly owner: string | undefined;
  readonly isDamaged: Look;
}

/** What was found damaged since the start and still is, each once. */
export class DamageRegister {
  private readonly found = new Map<string, Found>();
  private readonly onFind: (damage: Damage) => void;

  /** @param onFind takes what was not known */
  constructor(onFind: (damage: Damage) => void = () => undefined) {
    this.onFind = onFind;
  }

  /** @param owner whose it is; that of everybody where left out */
  add(damage: Damage, owner?: string, isDamaged: Look = () => Promise.resolve(true)): void {
    if (this.found.has(damage.subject)) return;
    this.onFind(damage);
    this.found.set(damage.subject, { damage, owner, isDamaged });
  }

  /** What concerns an owner. */
  async current(owner: string): Promise<readonly Damage[]> {
    const current: Damage[] = [];
    for (const [subject, found] of this.found) {
      if (found.owner !== undefined && found.owner !== owner) continue;
      if (await found.isDamaged()) current.push(found.damage);
      else this.found.delete(subject);
    }
    return current;
  }
}
