import { z } from 'zod';

/** A JSON schema, as far as it is rewritten here. */
export type JsonSchema = { [keyword: string]: unknown };

/** What only matters for checking: the serialiser would spend time on it wherever it has to choose between schemas. */
const CHECKS_ONLY = new Set([
  '$schema',
  'definitions',
  'description',
  'enum',
  'format',
  'id',
  'maximum',
  'maxLength',
  'minimum',
  'minLength',
  'pattern',
]);

/** Where a schema with a name of its own stands. */
const NAMED = '#/definitions/';

/**
 * The schema by which Fastify writes an answer: it names what is written, so a column too many never leaves the server, and
 * writing by it is faster than `JSON.stringify`.
 */
export function responseSchema(schema: z.ZodType): JsonSchema {
  const whole = z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' }) as JsonSchema;
  return new Rewriter((whole['definitions'] ?? {}) as Record<string, JsonSchema>).rewrite(whole, []);
}

class Rewriter {
  constructor(private readonly named: Readonly<Record<string, JsonSchema>>) {}

  /** The schema with named schemas in place of references to them (`within` says which it stands in) and without checks. */
  rewrite(schema: JsonSchema, within: readonly string[]): JsonSchema {
    const reference = schema['$ref'];
    if (typeof reference === 'string') return this.#named(reference.slice(NAMED.length), within);
    const other = notNull(schema['anyOf']);
    if (other) return orNull(this.rewrite(other, within));
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([keyword]) => !CHECKS_ONLY.has(keyword))
        .map(([keyword, value]) => [keyword, this.#value(keyword, value, within)]),
    );
  }

  #value(keyword: string, value: unknown, within: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? this.rewrite(item, within) : item));
    if (!isSchema(value)) return value;
    if (keyword !== 'properties') return this.rewrite(value, within);
    // Properties may be called `format` or `pattern` themselves.
    const properties = Object.entries(value as Record<string, JsonSchema>);
    return Object.fromEntries(properties.map(([name, property]) => [name, this.rewrite(property, within)]));
  }

  #named(name: string, within: readonly string[]): JsonSchema {
    const schema = this.named[name];
    if (!schema || within.includes(name)) throw new Error(`The schema ${name} cannot be written: it is in itself.`);
    return this.rewrite(schema, [...within, name]);
  }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one alternative to null, when that is all there is to choose. */
function notNull(alternatives: unknown): JsonSchema | undefined {
  if (!Array.isArray(alternatives) || alternatives.length !== 2) return undefined;
  const [first, second] = alternatives as [JsonSchema, JsonSchema];
  return second['type'] === 'null' ? first : undefined;
}

/** The serialiser is told that null may stand there: it need not try which alternative it is. */
function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema['type'] === 'string') return { ...schema, nullable: true };
  return { anyOf: [schema, { type: 'null' }] };
}
