import type { ContactRef } from '@brug/contracts/organisations';

/** The columns `contactRefSql` adds to a row; all null where a left join found nobody. */
export type ContactRefColumns = {
  readonly [K in keyof ContactRef as `contact${Capitalize<K>}`]: ContactRef[K] | null;
};

/** SQL of the columns that a reference needs from a row of `contacts` with this alias, for the list after SELECT. */
export function contactRefSql(alias: string): string {
  return `${alias}.id AS "contactId", ${alias}.display_name AS "contactName", ${chineseNameSql(alias)} AS "contactChineseName",
    ${alias}.job_title AS "contactJobTitle", ${alias}.language AS "contactLanguage", ${alias}.time_zone AS "contactTimeZone"`;
}

/** The reference made from the columns of `contactRefSql`; null where the join found nobody. */
export function contactRefOf(row: ContactRefColumns): ContactRef | null {
  if (row.contactId === null || row.contactName === null) return null;
  return {
    id: row.contactId,
    name: row.contactName,
    chineseName: row.contactChineseName,
    jobTitle: row.contactJobTitle,
    language: row.contactLanguage ?? 'en',
    timeZone: row.contactTimeZone ?? 'Europe/Brussels',
  };
}

/** SQL of a contact's Chinese name, family name first, or null. */
export function chineseNameSql(alias: string): string {
  return `nullif(concat(${alias}.chinese_family_name, ${alias}.chinese_given_name), '')`;
}
