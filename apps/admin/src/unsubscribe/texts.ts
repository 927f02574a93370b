import type { Language } from '@brug/contracts/http';

interface Texts {
  readonly documentTitle: string;
  readonly languages: string;
  readonly loading: string;
  readonly ask: { readonly title: string; readonly body: (address: string) => string; readonly action: string };
  readonly done: { readonly title: string; readonly body: (address: string) => string; readonly kept: string };
  readonly undo: string;
  readonly undone: { readonly title: string; readonly body: (address: string) => string };
  readonly unknown: { readonly title: string; readonly body: string };
  readonly problems: { readonly tooMany: string; readonly failed: string };
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  nl: {
    documentTitle: 'Uitschrijven · Brug',
    languages: 'Taal',
    loading: 'Even geduld …',
    ask: {
      title: 'Wilt u geen berichten meer van ons?',
      body: (address) => `Dan sturen wij niets meer naar ${address}, ook niet wat al gepland was.`,
      action: 'Schrijf mij uit',
    },
    done: {
      title: 'U bent uitgeschreven.',
      body: (address) => `Naar ${address} sturen wij geen berichten meer.`,
      kept: 'Uw keuze is bewaard. U hoeft niets meer te doen.',
    },
    undo: 'Dat was een vergissing: schrijf mij weer in',
    undone: {
      title: 'U bent weer ingeschreven.',
      body: (address) => `Wij mogen u weer schrijven op ${address}. Uitschrijven kan altijd opnieuw.`,
    },
    unknown: {
      title: 'Deze link werkt niet.',
      body: 'Misschien is hij onvolledig gekopieerd. Antwoord gerust op onze mail; dan schrijven wij u uit.',
    },
    problems: {
      tooMany: 'Dat ging te vaak na elkaar. Probeer het over een uur opnieuw.',
      failed: 'Dat lukte niet. Probeer het opnieuw, of antwoord op onze mail.',
    },
  },
  en: {
    documentTitle: 'Unsubscribe · Brug',
    languages: 'Language',
    loading: 'One moment …',
    ask: {
      title: 'Would you rather not hear from us again?',
      body: (address) => `We then send nothing more to ${address}, not even what was planned already.`,
      action: 'Unsubscribe',
    },
    done: {
      title: 'You are unsubscribed.',
      body: (address) => `We send no more messages to ${address}.`,
      kept: 'Your choice is kept. There is nothing else to do.',
    },
    undo: 'That was a mistake: subscribe me again',
    undone: {
      title: 'You are subscribed again.',
      body: (address) => `We may write to ${address} again. You can unsubscribe at any time.`,
    },
    unknown: {
      title: 'This link does not work.',
      body: 'Perhaps it was not copied whole. Simply reply to our mail, and we will unsubscribe you.',
    },
    problems: {
      tooMany: 'That was too often in a row. Please try again in an hour.',
      failed: 'That did not work. Please try again, or reply to our mail.',
    },
  },
  zh: {
    documentTitle: '退订 · Brug 桥',
    languages: '语言',
    loading: '请稍候……',
    ask: {
      title: '您不希望再收到我们的邮件吗？',
      body: (address) => `退订后，我们将不再向 ${address} 发送任何邮件，已安排的邮件也会取消。`,
      action: '确认退订',
    },
    done: {
      title: '您已退订。',
      body: (address) => `我们不会再向 ${address} 发送邮件。`,
      kept: '您的选择已保存，无需其他操作。',
    },
    undo: '这是误操作，请恢复订阅',
    undone: {
      title: '您已恢复订阅。',
      body: (address) => `我们可以继续向 ${address} 发送邮件。您可以随时退订。`,
    },
    unknown: {
      title: '此链接无效。',
      body: '链接可能未完整复制。您也可以直接回复我们的邮件，我们会为您办理退订。',
    },
    problems: {
      tooMany: '操作过于频繁，请一小时后再试。',
      failed: '操作未成功，请重试，或直接回复我们的邮件。',
    },
  },
};
