import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { arrows, drawArchitecture, type Fences } from './architecture';

const PICTURE = 'media/listing/architecture.svg';

interface Zone {
  readonly target: string;
  readonly from: string | readonly string[];
  readonly except?: readonly string[];
}

/** The fences of lint: what each room of the core may import. */
async function readFences(): Promise<Fences> {
  const { default: config } = (await import(pathToFileURL('eslint.config.mjs').href)) as {
    default: readonly { readonly rules?: Readonly<Record<string, unknown>> }[];
  };
  const rules = config
    .map(({ rules: all }) => all?.['import-x/no-restricted-paths'])
    .filter((rule) => rule !== undefined);
  const zones = (rules as [string, { zones: readonly Zone[] }][]).flatMap(([, { zones: some }]) => some);
  const rooms = zones.filter(({ target, except }) => target.startsWith('./src/core/') && except !== undefined);
  return new Map(
    rooms.map(({ target, except = [] }) => {
      const room = target.slice('./src/core/'.length);
      const allowed = except.map((path) => path.replace(/^\.\//u, '')).filter((name) => !name.endsWith('.ts'));
      return [room, new Set(allowed.filter((name) => name !== room))];
    }),
  );
}

describe('the picture of the architecture', () => {
  let fences: Fences;
  before(async () => {
    fences = await readFences();
  });

  it('has a fence around every room of the core', () => {
    const folders = readdirSync('src/core', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual([...fences.keys()].sort(), folders.map(({ name }) => name).sort());
  });

  it(`is drawn from lint's fences (UPDATE=1 rewrites ${PICTURE})`, () => {
    const drawn = drawArchitecture(fences);
    if (process.env.UPDATE === '1') writeFileSync(PICTURE, drawn);
    assert.equal(readFileSync(PICTURE, 'utf8'), drawn);
  });

  it('has arrows from which everything that is allowed follows, and nothing else', () => {
    const next = new Map<string, string[]>();
    for (const [from, to] of arrows(fences)) next.set(from, [...(next.get(from) ?? []), to]);
    const reach = (room: string): string[] => (next.get(room) ?? []).flatMap((to) => [to, ...reach(to)]);
    for (const [room, allowed] of fences) assert.deepEqual([...new Set(reach(room))].sort(), [...allowed].sort(), room);
  });

  it('refuses a room that has no place', () => {
    assert.throws(() => drawArchitecture(new Map([['attic', new Set<string>()]])), /Give src\/core\/attic a place/u);
  });
});
