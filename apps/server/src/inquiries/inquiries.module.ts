import { Module } from '@nestjs/common';
import { LeadsModule } from '../leads/leads.public.js';
import { InquiriesController } from './inquiries.controller.js';
import { InquiriesService } from './inquiries.service.js';
import { InquiryForm } from './inquiry-form.js';
import { InquiryIntake } from './inquiry-intake.js';
import { LeadInquiries } from './lead-inquiries.js';
import { ProofOfWork } from './proof-of-work.js';

/** The public form and endpoint: what comes in from outside becomes organisation, contact and lead. */
@Module({
  imports: [LeadsModule],
  controllers: [InquiriesController],
  providers: [InquiriesService, InquiryForm, InquiryIntake, LeadInquiries, ProofOfWork],
})
export class InquiriesModule {}
