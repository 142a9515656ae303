import * as v from 'valibot';

/** A message as it came through the door: checked, or why it is none. */
export function readMessage<const Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): { ok: true; message: v.InferOutput<Schema> } | { ok: false; reason: string } {
  const result = v.safeParse(schema, message);
  if (result.success) return { ok: true, message: result.output };
  const [first] = result.issues;
  // It quotes what it was given, which may be anything: the log gets one line of it.
  const reason = `${v.getDotPath(first) ?? 'message'}: ${first.message}`.slice(0, 300);
  return { ok: false, reason: reason.replace(/[\p{Cc}\p{Cf}]/gu, '·') };
}
