import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.public.js';
import { contactRefOf, type ContactRefColumns, contactRefSql } from '../organisations/organisations.public.js';
import { ACTIVITY_FILES } from './activities.queries.js';
import { Timeline } from './timeline.js';
import { TimelineSources } from './timeline-sources.js';

/** What a mail has beside its text. Who wrote it is known of all that came in. */
const MAIL = `CASE WHEN a.sender IS NOT NULL THEN json_build_object('sender', a.sender, 'automatic', a.automatic,
    'shortened', a.full_body IS NOT NULL, 'attachments', coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name,
      'contentType', f.content_type, 'size', f.size) ORDER BY f.id)
    FROM files f WHERE f.owner_kind = '${ACTIVITY_FILES}' AND f.owner_id = a.id), '[]')) END`;

/** What people and the system did, and the timeline it shows on. */
@Module({
  imports: [IdentityModule],
  providers: [TimelineSources, Timeline],
  exports: [TimelineSources, Timeline],
})
export class ActivitiesModule implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.register({
      type: 'activity',
      from: 'activities a LEFT JOIN contacts c ON c.id = a.contact_id',
      where: 'a.lead_id = $1',
      at: 'a.at',
      id: 'a.id',
      authorId: 'a.author_id',
      fields: `json_build_object('kind', a.kind, 'contact', (SELECT row_to_json(ref) FROM (SELECT ${contactRefSql('c')}) ref),
        'subject', a.subject, 'body', a.body, 'outcome', a.outcome, 'minutes', a.minutes, 'mail', ${MAIL})`,
      entry: (fields) => ({ ...fields, contact: contactRefOf(fields['contact'] as ContactRefColumns) }),
    });
  }
}
