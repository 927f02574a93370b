import type administration from '../../locales/en/administration.json';
import type common from '../../locales/en/common.json';
import type contacts from '../../locales/en/contacts.json';
import type errors from '../../locales/en/errors.json';
import type identity from '../../locales/en/identity.json';
import type leads from '../../locales/en/leads.json';
import type organisations from '../../locales/en/organisations.json';
import type overview from '../../locales/en/overview.json';
import type records from '../../locales/en/records.json';
import type replies from '../../locales/en/replies.json';
import type reports from '../../locales/en/reports.json';
import type runs from '../../locales/en/runs.json';
import type sequences from '../../locales/en/sequences.json';
import type tasks from '../../locales/en/tasks.json';
import type templates from '../../locales/en/templates.json';
import type today from '../../locales/en/today.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      administration: typeof administration;
      common: typeof common;
      contacts: typeof contacts;
      errors: typeof errors;
      identity: typeof identity;
      leads: typeof leads;
      organisations: typeof organisations;
      overview: typeof overview;
      records: typeof records;
      replies: typeof replies;
      reports: typeof reports;
      runs: typeof runs;
      sequences: typeof sequences;
      tasks: typeof tasks;
      templates: typeof templates;
      today: typeof today;
    };
  }
}
