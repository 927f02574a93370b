import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import type { FieldDefinition, FieldGroup } from '@brug/domain/fields';
import { SHARED_LEAD_FIELDS, TRACK_FIELDS } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { Section } from '../../../shared/components/section.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { wireValuesOf } from '../fields/wire-values.js';
import { DetailRow } from './detail-row.js';
import type { EditLead } from './use-edit-lead.js';
import styles from './aside.module.css';

interface DetailsProps {
  readonly lead: Lead;
  readonly edit: EditLead;
  /** Fields the next stage asks for: shown even when they are empty, and marked. */
  readonly askedNext: ReadonlySet<string>;
}

/** Shared fields that have their place in the head of the page or elsewhere. */
const shownElsewhere: ReadonlySet<string> = new Set([
  'title',
  'ownerId',
  'source',
  'estimatedValue',
  'expectedDecisionOn',
  'confidentiality',
  'acceptedCounterparts',
]);

/** The details of the track, from the field registry: what is filled in, and on asking everything. Each changes where it stands. */
export function Details({ lead, edit, askedNext }: DetailsProps) {
  const { t } = useTranslation(['leads', 'common']);
  const [all, setAll] = useState(false);
  const values = wireValuesOf(lead);
  const fields: readonly FieldDefinition[] = [
    ...TRACK_FIELDS[lead.track],
    ...SHARED_LEAD_FIELDS.filter(({ key }) => !shownElsewhere.has(key)),
  ];
  const shown = fields.filter(({ key }) => all || askedNext.has(key) || isThere(values[key]));
  const groups = [...new Set(shown.map(({ group }) => group))];
  const toggle = () => setAll((before) => !before);

  useHotkeys(t('leads:details.title'), [
    { keys: 'i', label: t(all ? 'leads:details.less' : 'leads:details.all'), run: toggle, enabled: lead.may.update },
  ]);
  return (
    <Section
      title={t(`common:track.${lead.track}`)}
      aside={
        <>
          <TrackMark track={lead.track} decorative />
          {lead.may.update && (
            <Button variant="ghost" size="sm" hotkey="i" aria-expanded={all} onClick={toggle}>
              {t(all ? 'leads:details.less' : 'leads:details.all')}
            </Button>
          )}
        </>
      }
    >
      {shown.length === 0 && <p className="muted t12">{t('leads:details.empty')}</p>}
      {groups.map((group) => (
        <Group key={group} group={group} titled={all}>
          {shown
            .filter((field) => field.group === group)
            .map((field) => (
              <DetailRow
                key={field.key}
                lead={lead}
                field={field}
                value={values[field.key]}
                edit={edit}
                asked={askedNext.has(field.key) && !isThere(values[field.key])}
              />
            ))}
        </Group>
      ))}
    </Section>
  );
}

interface GroupProps {
  readonly group: FieldGroup;
  /** Where every field shows, blocks are told apart by their names. */
  readonly titled: boolean;
  readonly children: React.ReactNode;
}

function Group({ group, titled, children }: GroupProps) {
  const { t } = useTranslation('leads');
  return (
    <>
      {titled && <h3 className={styles['group']}>{t(`group.${group}`)}</h3>}
      <dl className={styles['details']}>{children}</dl>
    </>
  );
}

function isThere(value: ReturnType<typeof wireValuesOf>[string] | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '' && value !== 'normal';
}
