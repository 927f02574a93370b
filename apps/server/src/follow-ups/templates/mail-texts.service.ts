import { Injectable } from '@nestjs/common';
import type { BodyOf, LocalisedText } from '@brug/contracts/http';
import type { AgencyTexts, mailTextEndpoints, Signature } from '@brug/contracts/sequences';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { Settings, type VersionedSetting } from '../../platform/settings/settings.js';

/** Texts that stand in many mails: a person's signature, what the agency says. */
@Injectable()
export class MailTexts {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  async signatureOf({ personId }: PersonActor): Promise<Signature> {
    return signatureOf(found(await this.database.readOne<SignatureRow>(SIGNATURE, [personId]), 'person'));
  }

  changeSignature(actor: PersonActor, body: BodyOf<typeof mailTextEndpoints.changeMySignature>): Promise<Signature> {
    const { personId } = actor;
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<SignatureRow>(`${SIGNATURE} FOR UPDATE`, [personId]);
      const before = signatureOf(found(row, 'person'));
      if (before.version !== body.version) refuse('version.conflict', { current: before, yours: body });
      await tx.execute(SIGN, [personId, JSON.stringify(body.texts)]);
      const change = { before: { signatures: before.texts }, after: { signatures: body.texts } };
      tx.audit.record({ entity: 'person', entityId: personId, action: 'sign', ...change });
      return { version: before.version + 1, texts: body.texts };
    });
  }

  async agencyTexts(): Promise<AgencyTexts> {
    return agencyTextsOf(await this.settings.versioned('agencyTexts'));
  }

  async changeAgencyTexts(
    actor: PersonActor,
    { version, texts }: BodyOf<typeof mailTextEndpoints.changeAgencyTexts>,
  ): Promise<AgencyTexts> {
    const changed = await this.transactions.run(actor, (tx) =>
      this.settings.change(tx, 'agencyTexts', { version, value: texts }),
    );
    this.settings.forget();
    return agencyTextsOf(changed);
  }
}

interface SignatureRow {
  readonly version: number;
  readonly texts: Partial<LocalisedText>;
}

function signatureOf({ version, texts }: SignatureRow): Signature {
  return { version, texts: { nl: texts.nl ?? '', en: texts.en ?? '', zh: texts.zh ?? '' } };
}

function agencyTextsOf({ version, value }: VersionedSetting<'agencyTexts'>): AgencyTexts {
  return { version, texts: value as AgencyTexts['texts'] };
}

const SIGNATURE = 'SELECT signature_version AS version, signatures AS texts FROM people WHERE id = $1';
const SIGN = 'UPDATE people SET signatures = $2::jsonb, signature_version = signature_version + 1 WHERE id = $1';
