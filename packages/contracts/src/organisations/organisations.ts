import { z } from 'zod';
import { changesOf, optional } from '../http/changes.js';
import { endpoint } from '../http/endpoint.js';
import {
  cursor,
  id,
  idParams,
  instant,
  line,
  localisedText,
  page,
  pageLimit,
  text,
  version,
} from '../http/primitives.js';

export const OWNERSHIPS = ['private', 'state', 'listed', 'foreign', 'public-institution'] as const;
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;

/** Country (ISO 3166-1 alpha-2). Brug is about Belgium and China; other firms exist too. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, ISO 3166-1');

/** Place key of `@brug/domain/places`: `CN-330603`, `BE-34022`. */
export const placeKey = z.string().regex(/^(CN-\d{6}|BE-\d{5})$/, 'a place key such as CN-330603 or BE-34022');

/** NACE Rev. 2.1: division, group or class. */
export const naceCode = z.string().regex(/^\d{2}(\.\d{1,2})?$/, 'a NACE code such as 13 or 13.96');

/** What a person fills in; at least one of the names is asked. */
const organisationFields = {
  legalName: optional(line(200)),
  tradeName: optional(line(200)),
  chineseName: optional(line(200)),
  aliases: z.array(line(200)).max(20).default([]),
  country,
  place: optional(placeKey),
  address: optional(line(300)),
  /** Belgian enterprise number, any usual spelling; stored as ten digits. */
  enterpriseNumber: optional(line(30)),
  vatNumber: optional(line(30)),
  /** Unified Social Credit Code, GB 32100-2015. */
  creditCode: optional(line(30)),
  naceCodes: z.array(naceCode).max(10).default([]),
  ownership: optional(z.enum(OWNERSHIPS)),
  size: optional(z.enum(SIZES)),
  employees: optional(z.int().min(0).max(10_000_000)),
  website: optional(line(300)),
  parentId: optional(id),
  description: optional(text(5_000)),
};

export const createOrganisation = z.object(organisationFields).meta({ id: 'CreateOrganisation' });
export type CreateOrganisation = z.input<typeof createOrganisation>;

/** Changed fields only. */
export const updateOrganisation = changesOf(organisationFields).meta({ id: 'UpdateOrganisation' });
export type UpdateOrganisation = z.input<typeof updateOrganisation>;

export const knownCluster = z.object({ id: z.string(), names: localisedText }).meta({ id: 'KnownCluster' });

/** A place with what it is known for, so that every screen can show it. */
export const placeView = z
  .object({
    key: z.string(),
    names: localisedText,
    /** Prefecture-level city or arrondissement above it. */
    cityKey: z.string().nullable(),
    cityNames: localisedText.nullable(),
    region: z.enum(['BE', 'CN']),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    clusters: z.array(knownCluster),
  })
  .meta({ id: 'Place' });
export type PlaceView = z.infer<typeof placeView>;

/** An organisation as it stands beside something else: on a card, in a row. */
export const organisationRef = z
  .object({
    id,
    /** Latin name: trade name, else legal name, else pinyin. */
    name: z.string(),
    chineseName: z.string().nullable(),
    country,
    placeKey: z.string().nullable(),
    /** Short, as a card has room for: `Keqiao`, 柯桥. */
    placeNames: localisedText.nullable(),
    /** What the place is known for, main cluster only. */
    knownFor: localisedText.nullable(),
  })
  .meta({ id: 'OrganisationRef' });
export type OrganisationRef = z.infer<typeof organisationRef>;

export const organisationRow = organisationRef
  .extend({
    legalName: z.string().nullable(),
    naceCodes: z.array(z.string()),
    openLeads: z.int(),
    contacts: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'OrganisationRow' });
export type OrganisationRow = z.infer<typeof organisationRow>;

export const organisation = z
  .object({
    id,
    version,
    legalName: z.string().nullable(),
    tradeName: z.string().nullable(),
    chineseName: z.string().nullable(),
    /** With tones: `Shàoxīng Jǐnlán Fǎngzhī Yǒuxiàn Gōngsī`. */
    pinyin: z.string().nullable(),
    aliases: z.array(z.string()),
    country,
    place: placeView.nullable(),
    address: z.string().nullable(),
    enterpriseNumber: z.string().nullable(),
    vatNumber: z.string().nullable(),
    creditCode: z.string().nullable(),
    /** The place in which the credit code was registered. */
    creditCodePlace: placeView.nullable(),
    naceCodes: z.array(z.string()),
    ownership: z.enum(OWNERSHIPS).nullable(),
    size: z.enum(SIZES).nullable(),
    employees: z.int().nullable(),
    website: z.string().nullable(),
    parent: organisationRef.nullable(),
    description: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisation>;

export const listOrganisationsQuery = z
  .object({
    q: line(200).optional(),
    country: country.optional(),
    /** A city's key finds the organisations of all its units. */
    place: placeKey.optional(),
    sort: z.enum(['name', '-updated']).default('name'),
    cursor,
    limit: pageLimit,
  })
  .meta({ id: 'ListOrganisationsQuery' });

export const organisationEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/organisations',
    summary: 'Organisations, found by any of their names or identifiers',
    access: 'organisation.read',
    query: listOrganisationsQuery,
    response: page(organisationRow),
    errors: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/organisations/:id',
    summary: 'One organisation',
    access: 'organisation.read',
    params: idParams,
    response: organisation,
  }),
  create: endpoint({
    method: 'POST',
    path: '/organisations',
    summary: 'Add an organisation',
    access: 'organisation.create',
    body: createOrganisation,
    response: organisation,
    status: 201,
    errors: ['organisation.identifier-taken', 'reference.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/organisations/:id',
    summary: 'Change an organisation',
    access: 'organisation.update',
    params: idParams,
    body: updateOrganisation,
    response: organisation,
    errors: ['version.conflict', 'organisation.identifier-taken', 'reference.unknown'],
  }),
} as const;
