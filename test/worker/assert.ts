// What the tests use of node:assert/strict, for a place that is not Node: a web worker. The build puts it in its stead.

/** An assertion that did not hold; mocha prints both values. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
    readonly showDiff = false,
  ) {
    super(message);
  }
}

function assert(value: unknown, message = 'it is not true'): asserts value {
  if (!value) throw new AssertionError(message, value, true);
}

function check(holds: boolean, message: string, actual: unknown, expected: unknown): void {
  if (!holds) throw new AssertionError(message, actual, expected, true);
}

export default Object.assign(assert, {
  AssertionError,
  ok: assert,
  equal: (actual: unknown, expected: unknown, message = 'not equal') => {
    check(Object.is(actual, expected), message, actual, expected);
  },
  notEqual: (actual: unknown, expected: unknown, message = 'equal') => {
    check(!Object.is(actual, expected), message, actual, expected);
  },
  deepEqual: (actual: unknown, expected: unknown, message = 'not deeply equal') => {
    check(isSame(actual, expected), message, actual, expected);
  },
  notDeepEqual: (actual: unknown, expected: unknown, message = 'deeply equal') => {
    check(!isSame(actual, expected), message, actual, expected);
  },
  match: (actual: string, expected: RegExp, message = `no match for ${String(expected)}`) => {
    check(expected.test(actual), `${message}: ${actual}`, actual, String(expected));
  },
  doesNotMatch: (actual: string, expected: RegExp, message = `a match for ${String(expected)}`) => {
    check(!expected.test(actual), `${message}: ${actual}`, actual, String(expected));
  },
  fail: (message = 'failed'): never => {
    throw new AssertionError(message);
  },
  rejects: async (promise: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: RegExp) => {
    let error: unknown;
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (thrown) {
      error = thrown;
    }
    check(error !== undefined, 'it did not reject', undefined, expected);
    if (expected !== undefined) check(expected.test(String(error)), String(error), String(error), String(expected));
  },
});

/** As `deepStrictEqual`: own enumerable properties, prototypes, and the entries of maps and sets. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof Map || a instanceof Set) return isSame([...a], [...(b as typeof a)]);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], (b as Record<string, unknown>)[key]),
  );
}
