import { Module } from '@nestjs/common';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import { OpenLeadCounts } from './open-lead-counts.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';
import { ReferenceController } from './reference.controller.js';

/** Organisations, their contacts, and what they are described with. Needs the identity slice. */
@Module({
  controllers: [OrganisationsController, ContactsController, ReferenceController],
  providers: [OrganisationsService, ContactsService, OpenLeadCounts],
  exports: [OpenLeadCounts],
})
export class OrganisationsModule {}
