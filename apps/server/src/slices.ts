import type { DynamicModule, Type } from '@nestjs/common';
import { IdentityModule } from './identity/identity.public.js';
import { OrganisationsModule } from './organisations/organisations.public.js';

/** The slices, from left to right: both processes load them all, the HTTP process answers their controllers. */
export const SLICES: readonly (Type | DynamicModule)[] = [IdentityModule, OrganisationsModule];
