// Draws the picture in CONTRIBUTING.md: the rooms of the core and who imports whom, as the fences of eslint.config.mjs say.

/** A room of src/core, and every other room that it may import. */
export type Fences = ReadonlyMap<string, ReadonlySet<string>>;

/** Where each room stands: the middle of its box. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  course: [450, 190],
  quiz: [450, 250],
  lab: [190, 320],
  play: [330, 320],
  assist: [470, 320],
  explore: [330, 390],
  timewait: [680, 390],
  replay: [150, 460],
  scenario: [330, 460],
  live: [540, 460],
  world: [240, 530],
  sockets: [470, 530],
  tcp: [240, 600],
  ports: [680, 600],
};

/** The rooms around the core, and where: left, top, width. */
const AROUND: readonly (readonly [string, string, number, number, number])[] = [
  ['src/cli', 'command line', 30, 30, 95],
  ['src/kernel', 'real sockets', 145, 30, 110],
  ['src/host', 'all that touches vscode', 285, 30, 150],
  ['src/messages', 'checked on both sides', 465, 30, 140],
  ['webview', 'the page', 635, 30, 115],
];

const [WIDTH, HEIGHT] = [780, 650];
const [BOX_WIDTH, BOX_HEIGHT] = [110, 34];

/** The arrows that suffice: what follows from two others is not drawn. Sorted. */
export function arrows(fences: Fences): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (const [room, allowed] of [...fences].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const other of [...allowed].sort()) {
      const isIndirect = [...allowed].some((between) => between !== other && fences.get(between)?.has(other) === true);
      if (!isIndirect) found.push([room, other]);
    }
  return found;
}

/** The picture, as SVG text. Throws when a room has no place yet. */
export function drawArchitecture(fences: Fences): string {
  const rooms = [...fences.keys()].sort();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Who imports whom: arrows point to what is imported">
  <style>
    text { font: 14px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
    .small { font-size: 12px; fill: #59636e }
    .code { font-family: ui-monospace, monospace }
    .paper { fill: #fff }
    .core { fill: #f6f8fa; stroke: #d1d9e0 }
    .room { fill: #fff; stroke: #0969da; stroke-width: 1.5 }
    .outer { fill: #f6f8fa; stroke: #9a6700; stroke-width: 1.5 }
    .arrow { stroke: #59636e; stroke-width: 1.5; fill: none; marker-end: url(#head) }
    #head path { fill: #59636e }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .small { fill: #9198a1 }
      .paper { fill: #0d1117 }
      .core { fill: #151b23; stroke: #3d444d }
      .room { fill: #0d1117; stroke: #4493f8 }
      .outer { fill: #151b23; stroke: #d29922 }
      .arrow { stroke: #9198a1 }
      #head path { fill: #9198a1 }
    }
  </style>
  <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>
  <rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
${AROUND.map(([name, about, x, y, width]) => outer(name, about, x, y, width)).join('\n')}
  <path class="arrow" d="M285 55H259"/>
  <path class="arrow" d="M435 55H461"/>
  <path class="arrow" d="M635 55H609"/>
${[77, 200, 360, 535, 692].map((x) => `  <path class="arrow" d="M${x} 80V130"/>`).join('\n')}
  <rect class="core" x="30" y="134" width="720" height="496" rx="8"/>
  <text x="110" y="164" class="code">src/core</text>
  <text x="110" y="184" class="small">values, pure functions</text>
${arrows(fences)
  .map(([from, to]) => arrow(placeOf(from), placeOf(to)))
  .join('\n')}
${rooms.map((room) => box(room, placeOf(room))).join('\n')}
</svg>
`;
}

function placeOf(room: string): readonly [number, number] {
  const place = PLACES[room];
  if (place === undefined) throw new Error(`Give src/core/${room} a place in test/package/architecture.ts.`);
  return place;
}

function box(room: string, [x, y]: readonly [number, number]): string {
  const [left, top] = [x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2];
  return `  <rect class="room" x="${left}" y="${top}" width="${BOX_WIDTH}" height="${BOX_HEIGHT}" rx="6"/><text class="code" x="${x}" y="${y + 5}">${room}</text>`;
}

function outer(name: string, about: string, x: number, y: number, width: number): string {
  const middle = x + width / 2;
  return `  <rect class="outer" x="${x}" y="${y}" width="${width}" height="50" rx="6"/><text class="code" x="${middle}" y="${y + 21}">${name}</text><text class="small" x="${middle}" y="${y + 40}">${about}</text>`;
}

/** From edge to edge: sideways between boxes of a row, else downwards. */
function arrow([fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): string {
  if (fromY === toY) {
    const side = Math.sign(toX - fromX) * (BOX_WIDTH / 2);
    return `  <path class="arrow" d="M${fromX + side} ${fromY}H${toX - side}"/>`;
  }
  // Slanted ones leave and arrive a little towards each other, so that those of one box do not lie on each other.
  const lean = Math.sign(toX - fromX) * 25;
  return `  <path class="arrow" d="M${fromX + lean} ${fromY + BOX_HEIGHT / 2}L${toX - lean} ${toY - BOX_HEIGHT / 2}"/>`;
}
