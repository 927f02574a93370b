import type { MigrationInterface } from 'typeorm';
import { Platform1700000000001 } from './0001-platform.js';
import { Identity1700000000002 } from './0002-identity.js';
import { Organisations1700000000003 } from './0003-organisations.js';
import { Leads1700000000004 } from './0004-leads.js';
import { FollowUps1700000000005 } from './0005-follow-ups.js';
import { Inquiries1700000000006 } from './0006-inquiries.js';
import { WritePath1700000000007 } from './0007-write-path.js';
import { LighterWrites1700000000008 } from './0008-lighter-writes.js';
import { CalendarYears1700000000009 } from './0009-calendar-years.js';
import { Sequences1700000000010 } from './0010-sequences.js';
import { Sending1700000000011 } from './0011-sending.js';
import { Replies1700000000012 } from './0012-replies.js';
import { Tasks1700000000013 } from './0013-tasks.js';
import { FollowUpOverview1700000000015 } from './0015-follow-up-overview.js';
import { TemplateAttachments1700000000016 } from './0016-template-attachments.js';
import { DueAcknowledgements1700000000017 } from './0017-due-acknowledgements.js';
import { StartsThatFail1700000000018 } from './0018-starts-that-fail.js';

/** Every migration, in the order in which it landed. A migration is never edited after that. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Platform1700000000001,
  Identity1700000000002,
  Organisations1700000000003,
  Leads1700000000004,
  FollowUps1700000000005,
  Inquiries1700000000006,
  WritePath1700000000007,
  LighterWrites1700000000008,
  CalendarYears1700000000009,
  Sequences1700000000010,
  Sending1700000000011,
  Replies1700000000012,
  Tasks1700000000013,
  FollowUpOverview1700000000015,
  TemplateAttachments1700000000016,
  DueAcknowledgements1700000000017,
  StartsThatFail1700000000018,
];
