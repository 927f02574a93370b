import type { DynamicModule, Type } from '@nestjs/common';

/** The slices, from left to right: both processes load them all, the HTTP process answers their controllers. */
export const SLICES: readonly (Type | DynamicModule)[] = [];
