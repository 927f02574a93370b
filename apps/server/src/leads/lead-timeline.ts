import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TimelineSources } from '../activities/activities.public.js';

/** Puts moves and changed fields of a lead on its timeline. */
@Injectable()
export class LeadTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.register({
      type: 'stage-change',
      from: 'stage_changes h',
      where: 'h.lead_id = $1',
      at: 'h.at',
      id: 'h.id',
      authorId: 'h.author_id',
      fields: `json_build_object('fromStageId', h.from_stage_id, 'toStageId', h.to_stage_id, 'direction', h.direction, 'reason', h.reason,
        'lostReason', h.lost_reason, 'winningLocation', h.winning_location, 'daysInStageLeft', h.seconds_in_stage_left / 86400)`,
    });
    this.sources.register({
      type: 'change',
      from: 'audit_entries e',
      where: `e.entity = 'lead' AND e.entity_id = $1 AND e.action = 'update'`,
      at: 'e.at',
      id: 'e.id',
      authorId: 'e.actor_id',
      fields: `json_build_object('fields', (SELECT json_agg(c->>'field') FROM jsonb_array_elements(e.changes) c))`,
    });
  }
}
