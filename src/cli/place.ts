interface Position {
  readonly member?: string | undefined;
  readonly record: number;
  readonly line?: number | undefined;
}

/** Where a record stands, in few signs: member of the archive, `#` record, `L` line. */
export function place(position: Position | undefined): string {
  if (position === undefined) return '';
  const { member, record, line } = position;
  return [member, `#${record}`, line === undefined ? undefined : `L${line}`]
    .filter((part) => part !== undefined)
    .join(' ');
}
