/** The day a text `YYYY-MM-DD` names, or undefined when it is written otherwise or there is no such day. */
export function existingDay(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== text) return undefined;
  return Temporal.PlainDate.from(text);
}
