import type { Language } from '@brug/contracts/http';

/** What the owner is given to do when a mail came back: in their own language. */
export const BOUNCED_TASK: Readonly<Record<Language, (name: string, address: string) => string>> = {
  nl: (name, address) => `Mail aan ${name} kwam terug (${address}): zoek het juiste adres`,
  en: (name, address) => `Mail to ${name} came back (${address}): find the right address`,
  zh: (name, address) => `发给${name}的邮件被退回（${address}）：请核实邮箱地址`,
};
