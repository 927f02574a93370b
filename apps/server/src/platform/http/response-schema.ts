import { z } from 'zod';

/** A JSON schema, as far as it is rewritten here. */
export type JsonSchema = { [keyword: string]: unknown };

/** What only matters for checking: the serialiser would spend time on it wherever it has to choose between schemas. */
const CHECKS_ONLY = new Set([
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'description',
  'enum',
]);

/**
 * The schema by which Fastify writes an answer: it names what is written, so a column too many never leaves the server, and
 * writing by it is faster than `JSON.stringify`.
 */
export function responseSchema(schema: z.ZodType): JsonSchema {
  return forWriting(z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' })) as JsonSchema;
}

function forWriting(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forWriting);
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as JsonSchema;
  const other = notNull(schema['anyOf']);
  if (other) return { ...(forWriting(other) as JsonSchema), nullable: true };
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      if (keyword === 'properties' || keyword === 'definitions' || keyword === '$defs') {
        return [[keyword, mapValues(value as JsonSchema)]];
      }
      return CHECKS_ONLY.has(keyword) ? [] : [[keyword, forWriting(value)]];
    }),
  );
}

/** Properties may be called `format` or `pattern` themselves. */
function mapValues(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, forWriting(value)]));
}

/** The one alternative to null, when that is all there is to choose: the serialiser is told so, it need not try. */
function notNull(alternatives: unknown): JsonSchema | undefined {
  if (!Array.isArray(alternatives) || alternatives.length !== 2) return undefined;
  const [first, second] = alternatives as [JsonSchema, JsonSchema];
  const other = second['type'] === 'null' ? first : undefined;
  return other && other['type'] !== undefined && typeof other['type'] === 'string' ? other : undefined;
}
