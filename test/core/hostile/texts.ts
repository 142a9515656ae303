/** Texts that somebody might put where the tutor shows what it was given: each does harm where it is taken for more than text. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror="window.hit=1">',
  '</script><script>window.hit=1</script>',
  '"><svg onload=window.hit=1>',
  '<a href="javascript:window.hit=1">x</a>',
  '[x](javascript:window.hit=1)',
  '[x](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)',
  '![x](https://example.invalid/x.png)',
  'https://example.invalid/',
  '$(trash) $(sync~spin)',
  '{0} {1} {constructor}',
  '${constructor} ${window.hit=1}',
  '`<b>` **<b>** | a |\n---\n# x',
  '\u202Etxt.exe\u2066\u200B',
  'NUL \u0000 BEL \u0007 ESC \u001B[31m',
  '\uD800 lone',
  '__proto__',
  'constructor',
  'w'.repeat(20_000),
];

/** Every text with a name that can stand in a test's title. */
export const NAMED: readonly (readonly [name: string, text: string])[] = HOSTILE.map((text) => [
  // eslint-disable-next-line no-control-regex -- what cannot be printed
  text.slice(0, 40).replace(/[\u0000-\u001F\u2066\u200B\u202E\uD800]/g, '·'),
  text,
]);

/** JSON with the keys by which a careless reader changes every object there is. */
export const POLLUTING: readonly string[] = [
  '{"__proto__": {"polluted": 1}}',
  '{"constructor": {"prototype": {"polluted": 1}}}',
  '{"prototype": {"polluted": 1}}',
];

/** Whether some object has been given to all others. */
export function isPolluted(): boolean {
  return 'polluted' in {};
}

/** `value` with every text in it replaced, wherever `accepts` still takes the whole; what must be one of some words stays. */
export function withTexts<T>(value: T, hostile: string, accepts: (changed: unknown) => boolean): T {
  const root: { value: unknown } = { value: structuredClone(value) };
  const visit = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      const old = holder[key];
      if (typeof old === 'string') {
        holder[key] = hostile;
        if (!accepts(root.value)) holder[key] = old;
      } else if (typeof old === 'object' && old !== null) visit(old as Record<string, unknown>);
    }
  };
  visit(root);
  return root.value as T;
}
