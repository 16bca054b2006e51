/** A row as JSON text; bytes become `{"$bytes": base64}`. */
export function rowToJson(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  );
}

/** The row that `rowToJson` wrote. */
export function rowFromJson(json: string): Record<string, unknown> {
  return JSON.parse(json, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  ) as Record<string, unknown>;
}
