import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InboundReportHandlers } from '../replies/inbound-reports.js';
import { takeReportIn } from './bounce-intake.js';

/** Reports among the mails that come in go to the bounces, in the transaction that keeps the mail. */
@Injectable()
export class BounceReports implements OnModuleInit {
  constructor(private readonly handlers: InboundReportHandlers) {}

  onModuleInit(): void {
    this.handlers.register(async (tx, { raw }) => {
      const { simpleParser } = await import('mailparser');
      return takeReportIn(tx, await simpleParser(raw, { keepDeliveryStatus: true }));
    });
  }
}
