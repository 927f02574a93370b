import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboundMailDetail } from '@brug/contracts/replies';
import { titleFromSubject } from '@brug/domain/replies';
import { TRACKS } from '@brug/domain/tracks';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../shared/components/button.js';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useMay } from '../../shared/session/session.js';
import { inboxKey } from './api/inbound-mails.query.js';
import { beginLeadFromMail } from './api/sort-out.js';
import { KeepSender } from './keep-sender.js';
import type { NewLead } from './lead-start.js';
import { useKeptSender } from './use-kept-sender.js';
import { WithOthers } from './with-others.js';

interface BeginLeadProps {
  readonly mail: InboundMailDetail;
  readonly newLead: NewLead;
  /** Of which track a lead is being begun; null while none is. */
  readonly track: Track | null;
  readonly onTrack: (track: Track | null) => void;
}

/** Begins a lead with a mail: of which track is asked first. */
export function BeginLead({ mail, newLead, track, onTrack }: BeginLeadProps) {
  const { t } = useTranslation(['replies', 'common']);
  const mayCreate = useMay('lead.create');
  if (!mayCreate) return null;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button icon="plus" aria-haspopup="menu">
            {t('replies:inbox.begin')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TRACKS.map((each) => (
            <Menu.Item key={each} leftSection={<TrackMark track={each} decorative />} onClick={() => onTrack(each)}>
              {t(`common:track.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {track && <Beginning mail={mail} track={track} newLead={newLead} onClose={() => onTrack(null)} />}
    </>
  );
}

interface BeginningProps extends Pick<BeginLeadProps, 'mail' | 'newLead'> {
  readonly track: Track;
  readonly onClose: () => void;
}

function Beginning({ mail, track, newLead: NewLeadDialog, onClose }: BeginningProps) {
  const { t } = useTranslation('replies');
  const client = useQueryClient();
  const sender = useKeptSender(mail, true);
  const [withOthers, setWithOthers] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Of a firm that is only being chosen the track says where it is.
  const country = track === 'investment' ? 'CN' : 'BE';
  return (
    <NewLeadDialog
      track={track}
      onClose={onClose}
      start={{
        title: titleFromSubject(mail.subject),
        source: 'inquiry-email',
        hasContact: sender.isKept,
        beside: (sender.mayKeep || mail.others > 0) && (
          <>
            {sender.mayKeep && (
              <KeepSender
                label={t('inbox.keepAsContact')}
                address={mail.from.address}
                sender={sender}
                country={country}
                tried={error !== null}
                error={error}
              />
            )}
            <WithOthers count={mail.others} checked={withOthers} onChange={setWithOthers} />
          </>
        ),
        create: async (lead, key) => {
          const body = { version: mail.version, lead, keepSender: sender.input(country), withOthers };
          try {
            const { leadId: id, number } = await beginLeadFromMail(mail.id, body, key);
            return { id, number };
          } catch (failure) {
            setError(failure);
            throw failure;
          } finally {
            void client.invalidateQueries({ queryKey: inboxKey });
          }
        },
      }}
    />
  );
}
