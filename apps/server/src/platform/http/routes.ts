import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { EndpointDefinition, HttpMethod } from '@brug/contracts/http';
import { API_PREFIX, ENDPOINT } from './endpoint.decorator.js';

/** The endpoints this process answers, found on its controllers. */
@Injectable()
export class Routes implements OnModuleInit {
  readonly #endpoints: EndpointDefinition[] = [];
  readonly #patterns: { readonly method: HttpMethod; readonly pattern: RegExp }[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getControllers()) {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = prototype[name];
        const endpoint = method && this.reflector.get<EndpointDefinition | undefined>(ENDPOINT, method);
        if (endpoint) this.#add(endpoint);
      }
    }
  }

  #add(endpoint: EndpointDefinition): void {
    const pattern = new RegExp(`^${API_PREFIX}${endpoint.path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}/?$`);
    this.#endpoints.push(endpoint);
    this.#patterns.push({ method: endpoint.method, pattern });
  }

  get endpoints(): readonly EndpointDefinition[] {
    return this.#endpoints;
  }

  /** The methods an address knows; none when there is nothing at it. */
  methodsAt(path: string): HttpMethod[] {
    return this.#patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  }
}
