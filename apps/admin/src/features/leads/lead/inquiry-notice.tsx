import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { Button } from '../../../shared/components/button.js';
import { Duo } from '../../../shared/components/duo.js';
import { Icon } from '../../../shared/components/icon.js';
import { notify } from '../../../shared/components/notify.js';
import { Place } from '../../../shared/components/place.js';
import { answerSuggestion } from '../api/answer-suggestion.js';
import { leadInquiryQuery } from '../api/lead-inquiry.query.js';
import { FirmLink } from './firm-link.js';
import { refreshLead } from './refresh-lead.js';
import styles from './aside.module.css';

/** An inquiry from a firm whose name is like that of a known one: a person says whether they are the same. */
export function InquiryNotice({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const client = useQueryClient();
  const query = leadInquiryQuery(lead.id);
  const { data } = useQuery({ ...query, enabled: lead.source === 'inquiry-web' });
  const answer = useMutation({
    mutationFn: ({ id, same }: { id: string; same: boolean }) => answerSuggestion(lead.id, id, same),
    onSuccess: (inquiry, { same }) => {
      client.setQueryData(query.queryKey, inquiry);
      notify({ message: t(same ? 'inquiry.linked' : 'inquiry.dismissed') });
      if (same) refreshLead(client, lead.id);
    },
  });
  if (data === undefined || data.suggestions.length === 0) return null;
  return (
    <section className={styles['unsure']}>
      <h2 className="row is-unsure">
        <Icon name="question" size="sm" />
        {t('inquiry.title')}
      </h2>
      <p className="muted t12">{t('inquiry.explain', { reference: data.reference })}</p>
      <ul>
        {data.suggestions.map((organisation) => (
          <li key={organisation.id} className={styles['suggestion']}>
            <div className="grow">
              <FirmLink id={organisation.id}>
                <Duo
                  name={organisation.name}
                  chineseName={organisation.chineseName}
                  country={organisation.country}
                  stacked
                />
              </FirmLink>
              <span className="muted t12">
                <Place names={organisation.placeNames} knownFor={organisation.knownFor} show="beside" />
              </span>
            </div>
            {lead.may.update && (
              <>
                <Button
                  size="sm"
                  busy={answer.isPending}
                  onClick={() => answer.mutate({ id: organisation.id, same: true })}
                >
                  {t('inquiry.same')}
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  busy={answer.isPending}
                  onClick={() => answer.mutate({ id: organisation.id, same: false })}
                >
                  {t('inquiry.other')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
