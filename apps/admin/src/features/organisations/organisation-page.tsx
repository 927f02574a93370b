import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '@brug/contracts/organisations';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button, ButtonLink } from '../../shared/components/button.js';
import { Crumbs } from '../../shared/components/crumbs.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Page } from '../../shared/components/page.js';
import { Section } from '../../shared/components/section.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { ConflictDialog } from '../../shared/records/conflict-dialog.js';
import { LeadLines } from '../../shared/records/lead-lines.js';
import { useRecordEditing } from '../../shared/records/record-editing.js';
import { useMay } from '../../shared/session/session.js';
import { leadsOfQuery } from './api/leads-of.query.js';
import { organisationQuery } from './api/organisation.query.js';
import { updateOrganisation } from './api/update-organisation.js';
import { FirmFacts } from './firm-facts.js';
import { valuesOf } from './form/form-values.js';
import type { OrganisationValues } from './form/form-values.js';
import { OrganisationForm } from './form/organisation-form.js';
import { OrganisationHeading } from './organisation-heading.js';
import { PeopleList } from './people-list.js';
import { PlaceCard } from './place-card.js';
import { useValueText } from './use-value-text.js';
import styles from './organisation-page.module.css';

export function OrganisationPage() {
  const { organisationId } = useParams({ from: '/shell/organisations/$organisationId' });
  const { t } = useTranslation('organisations');
  const { data, error, refetch } = useQuery(organisationQuery(organisationId));
  if (data) return <Firm key={organisationId} organisation={data} />;
  return (
    <Page title={t('title')} heading={<Crumbs>{[<ToList key="list" />, '…']}</Crumbs>}>
      <div className={styles['part']}>
        {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={10} />}
      </div>
    </Page>
  );
}

function ToList() {
  const { t } = useTranslation('organisations');
  return <Link to="/organisations">{t('title')}</Link>;
}

function Firm({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const navigate = useNavigate();
  const mayEdit = useMay('organisation.update');
  const mayAddPeople = useMay('contact.create');
  const [editing, setEditing] = useState(false);
  const { id, place, naceCodes } = organisation;
  const name = organisation.tradeName ?? organisation.legalName ?? organisation.chineseName ?? '';
  const { save, conflict, raise, resolve } = useRecordEditing<Organisation, OrganisationValues>({
    queryKey: organisationQuery(id).queryKey,
    valuesOf,
    update: (version, changes) => updateOrganisation(id, { version, ...changes }),
    withChanges,
  });

  useHotkeys(name, [
    { keys: 'e', label: t('action.edit'), run: () => setEditing(true), enabled: mayEdit },
    {
      keys: 'c',
      label: t('people.add'),
      run: () => void navigate({ to: '/contacts', search: { create: id } }),
      enabled: mayAddPeople,
    },
  ]);

  return (
    <Page
      title={name}
      heading={<Crumbs>{[<ToList key="list" />, <AnyScript key="name">{name}</AnyScript>]}</Crumbs>}
      actions={
        <span className="row">
          {mayEdit && (
            <Button icon="edit" hotkey="e" onClick={() => setEditing(true)}>
              {t('common:action.edit')}
            </Button>
          )}
          {mayAddPeople && (
            <ButtonLink
              to="/contacts"
              search={{ create: id }}
              variant="primary"
              icon="plus"
              hotkey="c"
              className="only-wide"
            >
              {t('people.add')}
            </ButtonLink>
          )}
        </span>
      }
      aside={
        <>
          {place && <PlaceCard place={place} naceCodes={naceCodes} />}
          <FirmFacts organisation={organisation} mayEdit={mayEdit} onSave={save} />
        </>
      }
    >
      <OrganisationHeading organisation={organisation} />
      <div className={styles['part']}>
        <PeopleList organisationId={id} country={organisation.country} mayAdd={mayAddPeople} />
      </div>
      <div className={styles['part']}>
        <LeadsOf organisationId={id} />
      </div>
      {editing && <OrganisationForm organisation={organisation} onClose={() => setEditing(false)} onConflict={raise} />}
      {conflict && <Conflicting conflict={conflict} onResolve={resolve} />}
    </Page>
  );
}

function LeadsOf({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation('organisations');
  const { data: leads, error, refetch } = useQuery(leadsOfQuery(organisationId));
  return (
    <Section title={t('leads.title')} count={leads?.length}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!leads && !error && <SkeletonRows rows={3} />}
      {leads?.length === 0 && <p className="muted">{t('leads.none')}</p>}
      {leads && <LeadLines leads={leads} />}
    </Section>
  );
}

interface ConflictingProps {
  readonly conflict: { readonly current: Organisation; readonly mine: Partial<OrganisationValues> };
  readonly onResolve: (changes: Partial<OrganisationValues>) => void;
}

function Conflicting({ conflict: { current, mine }, onResolve }: ConflictingProps) {
  const { t } = useTranslation('organisations');
  const textOf = useValueText();
  const theirs = valuesOf(current);
  const keys = Object.keys(mine) as (keyof OrganisationValues)[];
  return (
    <ConflictDialog
      fields={keys.map((key) => ({
        key,
        label: t(key === 'parentId' ? 'field.parent' : `field.${key}`),
        theirs: textOf(key, theirs),
        mine: textOf(key, mine),
      }))}
      onChoose={(chosen) => onResolve(Object.fromEntries(Object.entries(mine).filter(([key]) => chosen.includes(key))))}
    />
  );
}

/** Shown before the server answers. Place and parent come back with their names, so they wait. */
function withChanges(organisation: Organisation, changes: Partial<OrganisationValues>): Organisation {
  const plain = Object.fromEntries(Object.entries(changes).filter(([key]) => key !== 'place' && key !== 'parentId'));
  return { ...organisation, ...plain };
}
