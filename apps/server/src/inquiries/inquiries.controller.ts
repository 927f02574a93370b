import { Controller } from '@nestjs/common';
import type { BodyOf, ParamsOf } from '@brug/contracts/http';
import { inquiryEndpoints } from '@brug/contracts/inquiries';
import type { Caller, PersonActor } from '../platform/actors/caller.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams } from '../platform/http/endpoint.decorator.js';
import { InquiriesService } from './inquiries.service.js';
import { InquiryForm } from './inquiry-form.js';
import { LeadInquiries } from './lead-inquiries.js';
import { ProofOfWork } from './proof-of-work.js';

@Controller()
export class InquiriesController {
  constructor(
    private readonly inquiries: InquiriesService,
    private readonly form: InquiryForm,
    private readonly proofs: ProofOfWork,
    private readonly leadInquiries: LeadInquiries,
  ) {}

  @Endpoint(inquiryEndpoints.info)
  info() {
    return this.form.info();
  }

  @Endpoint(inquiryEndpoints.challenge)
  challenge() {
    return this.proofs.issue();
  }

  @Endpoint(inquiryEndpoints.submit)
  submit(@CurrentActor() caller: Caller, @ValidBody() body: BodyOf<typeof inquiryEndpoints.submit>) {
    return this.inquiries.submit(caller, body);
  }

  @Endpoint(inquiryEndpoints.ofLead)
  ofLead(@CurrentActor() actor: PersonActor, @ValidParams() { id }: ParamsOf<typeof inquiryEndpoints.ofLead>) {
    return this.leadInquiries.get(actor, id);
  }

  @Endpoint(inquiryEndpoints.answerSuggestion)
  answerSuggestion(
    @CurrentActor() actor: PersonActor,
    @ValidParams() { id, organisationId }: ParamsOf<typeof inquiryEndpoints.answerSuggestion>,
    @ValidBody() { same }: BodyOf<typeof inquiryEndpoints.answerSuggestion>,
  ) {
    return this.leadInquiries.answer(actor, id, organisationId, same);
  }
}
