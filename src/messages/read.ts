import * as v from 'valibot';

/** A message as it came through the door: checked, or why it is none. */
export function readMessage<const Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): { ok: true; message: v.InferOutput<Schema> } | { ok: false; reason: string } {
  const result = v.safeParse(schema, message);
  if (result.success) return { ok: true, message: result.output };
  const [first] = result.issues;
  return { ok: false, reason: `${v.getDotPath(first) ?? 'message'}: ${first.message}` };
}
