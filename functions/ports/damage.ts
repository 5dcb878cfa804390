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

/** What was found damaged since the start and still is, each once. */
export class DamageRegister {
  private readonly found = new Map<string, { readonly damage: Damage; readonly isDamaged: Look }>();
  private readonly onFind: (damage: Damage) => void;

  /** @param onFind takes what was not known */
  constructor(onFind: (damage: Damage) => void = () => undefined) {
    this.onFind = onFind;
  }

  add(damage: Damage, isDamaged: Look = () => Promise.resolve(true)): void {
    if (this.found.has(damage.subject)) return;
    this.onFind(damage);
    this.found.set(damage.subject, { damage, isDamaged });
  }

  async current(): Promise<readonly Damage[]> {
    for (const [subject, { isDamaged }] of this.found) if (!(await isDamaged())) this.found.delete(subject);
    return [...this.found.values()].map(({ damage }) => damage);
  }
}
