import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '@brug/contracts/organisations';
import { AnyScript } from '../../shared/components/any-script.js';
import { Button } from '../../shared/components/button.js';
import { Crumbs } from '../../shared/components/crumbs.js';
import { ErrorNotice } from '../../shared/components/error-notice.js';
import { Page } from '../../shared/components/page.js';
import { Section } from '../../shared/components/section.js';
import { SkeletonRows } from '../../shared/components/skeleton.js';
import { useHotkeys } from '../../shared/hotkeys/use-hotkeys.js';
import { languages } from '../../shared/i18n/languages.js';
import { ConflictDialog } from '../../shared/records/conflict-dialog.js';
import { LeadLines } from '../../shared/records/lead-lines.js';
import { useRecordEditing } from '../../shared/records/record-editing.js';
import { useMay } from '../../shared/session/session.js';
import { contactQuery } from './api/contact.query.js';
import { leadsOfQuery } from './api/leads-of.query.js';
import { updateContact } from './api/update-contact.js';
import { ConsentFacts, PersonFacts, ReachFacts } from './contact-facts.js';
import { ContactHeading } from './contact-heading.js';
import { ContactForm } from './form/contact-form.js';
import { valuesOf } from './form/form-values.js';
import type { ContactValues } from './form/form-values.js';
import styles from './contact-page.module.css';

export function ContactPage() {
  const { contactId } = useParams({ from: '/shell/contacts/$contactId' });
  const { t } = useTranslation('contacts');
  const { data, error, refetch } = useQuery(contactQuery(contactId));
  if (data) return <Person key={contactId} contact={data} />;
  return (
    <Page title={t('title')} heading={<Crumbs>{[<ToList key="list" />, '…']}</Crumbs>}>
      <div className={styles['part']}>
        {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={10} />}
      </div>
    </Page>
  );
}

function ToList() {
  const { t } = useTranslation('contacts');
  return <Link to="/contacts">{t('title')}</Link>;
}

function Person({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  const mayEdit = useMay('contact.update');
  const [editing, setEditing] = useState(false);
  const { id, name, organisation } = contact;
  const { save, conflict, raise, resolve } = useRecordEditing<Contact, ContactValues>({
    queryKey: contactQuery(id).queryKey,
    valuesOf,
    update: (version, changes) => updateContact(id, { version, ...changes }),
    withChanges: (before, changes) => ({ ...before, ...changes }) as Contact,
  });

  useHotkeys(name, [{ keys: 'e', label: t('action.edit'), run: () => setEditing(true), enabled: mayEdit }]);

  return (
    <Page
      title={name}
      heading={
        <Crumbs>
          {[
            <ToList key="list" />,
            <Link key="firm" to="/organisations/$organisationId" params={{ organisationId: organisation.id }}>
              <AnyScript>{organisation.name}</AnyScript>
            </Link>,
            <AnyScript key="name">{name}</AnyScript>,
          ]}
        </Crumbs>
      }
      actions={
        mayEdit && (
          <Button icon="edit" hotkey="e" onClick={() => setEditing(true)}>
            {t('common:action.edit')}
          </Button>
        )
      }
      aside={
        <>
          <ReachFacts contact={contact} mayEdit={mayEdit} onSave={save} />
          <ConsentFacts contact={contact} mayEdit={mayEdit} onSave={save} />
          <PersonFacts contact={contact} mayEdit={mayEdit} onSave={save} />
        </>
      }
    >
      <ContactHeading contact={contact} />
      <div className={styles['part']}>
        <LeadsOf contactId={id} />
      </div>
      {editing && <ContactForm contact={contact} onClose={() => setEditing(false)} onConflict={raise} />}
      {conflict && <Conflicting conflict={conflict} onResolve={resolve} />}
    </Page>
  );
}

function LeadsOf({ contactId }: { readonly contactId: string }) {
  const { t } = useTranslation('contacts');
  const { data: leads, error, refetch } = useQuery(leadsOfQuery(contactId));
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
  readonly conflict: { readonly current: Contact; readonly mine: Partial<ContactValues> };
  readonly onResolve: (changes: Partial<ContactValues>) => void;
}

function Conflicting({ conflict: { current, mine }, onResolve }: ConflictingProps) {
  const { t } = useTranslation(['contacts', 'records', 'common']);
  const theirs = valuesOf(current);
  const keys = Object.keys(mine) as (keyof ContactValues)[];
  return (
    <ConflictDialog
      fields={keys.map((key) => ({
        key,
        label: t(`field.${key}`),
        theirs: textOf(key, theirs),
        mine: textOf(key, mine),
      }))}
      onChoose={(chosen) => onResolve(Object.fromEntries(Object.entries(mine).filter(([key]) => chosen.includes(key))))}
    />
  );

  function textOf(key: keyof ContactValues, values: Partial<ContactValues>): string {
    const value = values[key];
    if (value === null || value === undefined || value === '') return '–';
    if (key === 'optedOut') return t(value === true ? 'yes' : 'no');
    if (key === 'lawfulBasis' && values.lawfulBasis) return t(`records:basis.${values.lawfulBasis}`);
    if (key === 'decisionRole' && values.decisionRole) return t(`decisionRole.${values.decisionRole}`);
    if (key === 'language') return languages.find(({ code }) => code === value)?.name ?? String(value);
    return String(value);
  }
}
