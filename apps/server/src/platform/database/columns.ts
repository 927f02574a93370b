import { Column, DefaultNamingStrategy, PrimaryColumn, type NamingStrategyInterface } from 'typeorm';

interface Nullable {
  readonly nullable?: boolean;
  readonly update?: boolean;
}

/** The id of a record: a UUIDv7 from `newId()`. */
export function IdColumn(): PropertyDecorator {
  return PrimaryColumn({ type: 'uuid' });
}

/** The id of another record; the foreign key lives in the migration. */
export function RefColumn(options: Nullable = {}): PropertyDecorator {
  return Column({ type: 'uuid', ...options });
}

/** An instant: `timestamptz(3)` in PostgreSQL, ISO 8601 with `Z` in the entity. Give it `tx.at`. */
export function InstantColumn(options: Nullable = {}): PropertyDecorator {
  return Column({
    type: 'timestamptz',
    precision: 3,
    ...options,
    transformer: {
      to: (value: string | null | undefined) => value,
      from: (value: Date | string | null) => (value instanceof Date ? value.toISOString() : value),
    },
  });
}

/** A calendar day: `date` in PostgreSQL, `YYYY-MM-DD` in the entity. */
export function DayColumn(options: Nullable = {}): PropertyDecorator {
  // Declared as text to the mapper, which would otherwise read it through the machine's time zone.
  return Column({ type: 'varchar', ...options });
}

/** Columns in snake_case without naming each: `ownerId` is `owner_id`. */
export class SnakeCaseNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string, embeddedPrefixes: string[]): string {
    return [...embeddedPrefixes.map(snakeCase), customName || snakeCase(propertyName)].join('_');
  }
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
