import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify';
import type { Access, EndpointDefinition, HttpMethod } from '@brug/contracts/http';
import type { FastifyRequest } from 'fastify';
import { callerOf } from './request.js';
import { responseSchema } from './response-schema.js';

export const ENDPOINT = 'brug:endpoint';
export const ACCESS = 'brug:access';

/** Every path of the API starts with it. */
export const API_PREFIX = '/api/v1';

const METHODS: Record<HttpMethod, RequestMethod> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PATCH: RequestMethod.PATCH,
  PUT: RequestMethod.PUT,
  DELETE: RequestMethod.DELETE,
};

/**
 * Makes a controller's method answer an endpoint of the contracts. From the definition follow: method and path, who may
 * call it, validation of params, query and body (422 naming every field), the status, the fields that are answered (what
 * the schema does not name is left out), and the page in OpenAPI. The controller is a bare `@Controller()`.
 */
export function Endpoint(definition: EndpointDefinition): MethodDecorator {
  const status = statusOf(definition);
  return applyDecorators(
    RequestMapping({ method: METHODS[definition.method], path: `${API_PREFIX}${definition.path}` }),
    HttpCode(status),
    SetMetadata(ENDPOINT, definition),
    SetMetadata(ACCESS, definition.access),
    ...(definition.largestBody ? [RouteConfig({ largestBody: definition.largestBody })] : []),
    ...(definition.response ? [RouteSchema({ response: { [status]: responseSchema(definition.response) } })] : []),
  );
}

/** Who may call a handler that is not an endpoint of the contracts (a stream, a file). Without it nobody may. */
export function AllowAccess(access: Access): MethodDecorator {
  return SetMetadata(ACCESS, access);
}

/** The status of an endpoint that succeeds. */
export function statusOf(definition: EndpointDefinition): number {
  return definition.status ?? (definition.response ? 200 : 204);
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The valid path parameters: `ParamsOf<typeof endpoint>`. */
export const ValidParams = createParamDecorator((_data: unknown, context) => requestOf(context).valid?.params);

/** The valid query: `QueryOf<typeof endpoint>`. */
export const ValidQuery = createParamDecorator((_data: unknown, context) => requestOf(context).valid?.query);

/** The valid body: `BodyOf<typeof endpoint>`. */
export const ValidBody = createParamDecorator((_data: unknown, context) => requestOf(context).valid?.body);

/** Who asks: a `PersonActor`, or on a public endpoint a `Caller`. */
export const CurrentActor = createParamDecorator((_data: unknown, context) => callerOf(requestOf(context)));
