/** Every sentence of the form. Another language is another object of this shape, so that none can be forgotten. */
export interface Texts {
  readonly documentTitle: string;
  readonly partnership: string;
  readonly languages: string;
  readonly tracks: { readonly label: string; readonly investment: string; readonly export: string };
  readonly headings: { readonly investment: readonly [string, string]; readonly export: readonly [string, string] };
  readonly lead: { readonly investment: string; readonly export: string };
  readonly sides: { readonly zhejiang: string; readonly westFlanders: string; readonly westFlandersAtWork: string };
  readonly promises: readonly [string, string, string];
  readonly optional: string;
  readonly required: string;
  readonly firm: {
    readonly legend: string;
    readonly name: string;
    readonly creditCode: string;
    readonly enterpriseNumber: string;
    readonly website: string;
    readonly valid: string;
    readonly registeredIn: (place: string, knownFor: string | undefined) => string;
  };
  readonly plan: {
    readonly legend: string;
    readonly activity: string;
    readonly activities: Readonly<
      Record<'production' | 'rd' | 'logistics' | 'sales' | 'headquarters' | 'unknown', string>
    >;
    readonly goal: string;
    readonly goals: Readonly<
      Record<'sell' | 'source' | 'distributor' | 'entity' | 'joint-venture' | 'rd' | 'licence', string>
    >;
    readonly products: string;
    readonly investment: string;
    readonly contract: string;
    readonly units: Readonly<Record<'EUR' | 'CNY' | 'USD', string>>;
    readonly unit: string;
    readonly about: (euro: string, rate: string, day: string) => string;
    readonly jobs: string;
    readonly people: string;
    readonly when: string;
    readonly timeframes: Readonly<
      Record<'within-6-months' | 'within-12-months' | 'within-24-months' | 'exploring', string>
    >;
    readonly where: string;
    readonly advise: string;
    readonly message: string;
  };
  readonly reach: {
    readonly legend: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly callTime: { readonly investment: string; readonly export: string };
    readonly mailFirst: string;
  };
  readonly consent: { readonly before: string; readonly notice: string; readonly after: string };
  readonly notice: { readonly title: string; readonly paragraphs: readonly string[]; readonly close: string };
  readonly saved: (time: string) => string;
  readonly send: string;
  readonly sending: string;
  readonly problems: {
    readonly summary: (count: number) => string;
    readonly required: string;
    readonly consent: string;
    readonly incomplete: (length: number, expected: number) => string;
    readonly length: (expected: number) => string;
    readonly characters: (character: string, position: number) => string;
    readonly prefix: (expected: string) => string;
    readonly checkCharacter: (found: string, expected: string) => string;
    readonly mail: string;
    readonly fullWidth: (character: string) => string;
    readonly repair: (address: string) => string;
    readonly amount: string;
    readonly jobs: string;
    readonly refused: string;
    readonly tooMany: (minutes: number) => string;
    readonly offline: string;
    readonly failed: (requestId: string | undefined) => string;
  };
  readonly done: {
    readonly title: string;
    readonly body: (reference: string) => string;
    readonly next: string;
    readonly another: string;
  };
}
