import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Logger } from './logger';

/** Why something that was stored could not be used. */
export type Unusable = 'newer' | 'unreadable';

const Envelope = v.object({ version: v.number(), data: v.unknown() });

/**
 * One value under one key, with the version of its shape. Nothing that is stored is trusted, and nothing is thrown away:
 * what a newer version wrote, or what cannot be read, moves to a dated key beside it and can be had back from there.
 */
export class Stored<Schema extends v.GenericSchema> {
  constructor(
    private readonly memento: Memento,
    private readonly key: string,
    private readonly version: number,
    private readonly schema: Schema,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The stored value; nothing when there is none; or why what was there had to be set aside. */
  async read(): Promise<{ value: v.InferOutput<Schema> | undefined; setAside?: Unusable }> {
    const stored = this.memento.get<unknown>(this.key);
    if (stored === undefined) return { value: undefined };
    const envelope = v.safeParse(Envelope, stored);
    if (!envelope.success) return this.setAside(stored, 'unreadable', 'it has no version');
    const { version, data } = envelope.output;
    if (version > this.version) return this.setAside(stored, 'newer', `version ${version}; this is ${this.version}`);
    const value = v.safeParse(this.schema, data);
    if (version === this.version && value.success) return { value: value.output };
    const [issue] = value.success ? [undefined] : value.issues;
    const where = issue === undefined ? '' : (v.getDotPath(issue) ?? '');
    return this.setAside(stored, 'unreadable', `version ${version}, ${where} ${issue?.message ?? 'not known'}`);
  }

  async write(data: v.InferInput<Schema>): Promise<void> {
    await this.memento.update(this.key, { version: this.version, data });
  }

  async clear(): Promise<void> {
    await this.memento.update(this.key, undefined);
  }

  private async setAside(stored: unknown, reason: Unusable, why: string) {
    const aside = `${this.key}.aside.${this.now().toISOString()}`;
    await this.memento.update(aside, stored);
    await this.clear();
    this.log.warnOnce(`What was stored under ${this.key} cannot be used (${why}); it is kept under ${aside}`);
    return { value: undefined, setAside: reason };
  }
}
