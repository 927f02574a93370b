import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../platform/errors/domain-error.js';
import { AllowAccess, API_PREFIX } from '../platform/http/endpoint.decorator.js';
import { personOf } from '../platform/http/request.js';
import { CalendarFeeds, type CalendarText } from './calendar-feeds.js';

/** 32 random octets in base64url. */
const FEED_FILE = /^([\w-]{43})\.ics$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Calendar files: text that calendar programs read, beside the JSON of the contracts. */
@Controller()
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  /** Read by calendar programs, which cannot sign in: whoever has the address has the calendar. */
  @Get(`${API_PREFIX}/calendar-feed/:file`)
  @AllowAccess('public')
  async feed(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const token = FEED_FILE.exec(file)?.[1] ?? refuse('resource.not-found', { detail: 'No such calendar.' });
    const calendar = await this.feeds.ofToken(token);
    return answered(reply, calendar, request.headers['if-none-match'], 'inline; filename="brug.ics"');
  }

  @Get(`${API_PREFIX}/follow-ups/:id/calendar`)
  @AllowAccess('follow-up.read')
  async task(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (!UUID.test(id)) refuse('resource.not-found', { detail: 'No such task.' });
    const calendar = await this.feeds.ofTask(personOf(request), id);
    return answered(reply, calendar, request.headers['if-none-match'], 'attachment; filename="brug-task.ics"');
  }
}

/** Kept by nobody on the way and asked about at every use; nothing is sent again that has not changed. */
function answered(
  reply: FastifyReply,
  { text, etag }: CalendarText,
  known: string | undefined,
  disposition: string,
): string | undefined {
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (isKnown(etag, known)) {
    void reply.status(304);
    return undefined;
  }
  void reply.header('content-type', 'text/calendar; charset=utf-8').header('content-disposition', disposition);
  return text;
}

/** Compared weakly (RFC 9110, 13.1.2): a proxy that packs the answer marks its tag as weak. */
function isKnown(etag: string, known: string | undefined): boolean {
  const tags = known?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
