/** The languages of the mailbox's page. */
export type Language = 'en' | 'nl' | 'zh';

const TEXTS = {
  en: {
    title: 'Mailbox',
    explanation: 'Mails that Brug sent on this machine. Nothing left it.',
    search: 'Recipient',
    filter: 'Show',
    all: 'Show all',
    clear: 'Delete all',
    empty: 'No mail yet.',
    older: 'Older mails',
    back: 'All mails',
    from: 'From',
    to: 'To',
    cc: 'Cc',
    attached: (count: number) => (count === 1 ? '1 attachment' : `${count} attachments`),
    received: 'Received',
    delivered: 'Delivered to',
    attachments: 'Attachments',
    headers: 'All headers',
    source: 'Source',
    text: 'Text version',
    noSubject: '(no subject)',
    noText: '(no text)',
    body: 'Content of the mail',
    answer: 'Answer as the recipient',
    answerAs: (address: string) => `What ${address} writes back`,
    answerAutomatic: 'As an automatic answer (out of office)',
    answerSend: 'Send to Brug',
    answered: 'Brug has the answer.',
    answerFailed: 'Brug did not take the answer. It is still here: try again.',
    count: (count: number) => (count === 1 ? '1 mail' : `${count} mails`),
  },
  nl: {
    title: 'Postvak',
    explanation: 'Mails die Brug op deze computer verstuurde. Er is niets naar buiten gegaan.',
    search: 'Ontvanger',
    filter: 'Tonen',
    all: 'Alles tonen',
    clear: 'Alles wissen',
    empty: 'Nog geen mail.',
    older: 'Oudere mails',
    back: 'Alle mails',
    from: 'Van',
    to: 'Aan',
    cc: 'Cc',
    attached: (count: number) => (count === 1 ? '1 bijlage' : `${count} bijlagen`),
    received: 'Ontvangen',
    delivered: 'Bezorgd aan',
    attachments: 'Bijlagen',
    headers: 'Alle kopregels',
    source: 'Bron',
    text: 'Tekstversie',
    noSubject: '(geen onderwerp)',
    noText: '(geen tekst)',
    body: 'Inhoud van de mail',
    answer: 'Antwoorden als de ontvanger',
    answerAs: (address: string) => `Wat ${address} terugschrijft`,
    answerAutomatic: 'Als automatisch antwoord (afwezig)',
    answerSend: 'Naar Brug sturen',
    answered: 'Brug heeft het antwoord.',
    answerFailed: 'Brug heeft het antwoord niet aangenomen. Het staat er nog: probeer opnieuw.',
    count: (count: number) => (count === 1 ? '1 mail' : `${count} mails`),
  },
  zh: {
    title: '邮箱',
    explanation: 'Brug 在本机发送的邮件，均未离开本机。',
    search: '收件人',
    filter: '显示',
    all: '显示全部',
    clear: '全部删除',
    empty: '暂无邮件。',
    older: '更早的邮件',
    back: '全部邮件',
    from: '发件人',
    to: '收件人',
    cc: '抄送',
    attached: (count: number) => `${count} 个附件`,
    received: '收到时间',
    delivered: '实际投递',
    attachments: '附件',
    headers: '全部邮件头',
    source: '原文',
    text: '纯文本',
    noSubject: '（无主题）',
    noText: '（无正文）',
    body: '邮件正文',
    answer: '以收件人身份回复',
    answerAs: (address: string) => `${address} 的回复内容`,
    answerAutomatic: '作为自动回复（外出）发送',
    answerSend: '发送到 Brug',
    answered: 'Brug 已收到回复。',
    answerFailed: 'Brug 未接收该回复。内容已保留，请重试。',
    count: (count: number) => `${count} 封邮件`,
  },
} as const;

/** The page's words in one language. */
export function textsIn(language: Language): (typeof TEXTS)[Language] {
  return TEXTS[language];
}

/** The first of our languages that the browser asks for, in its order of preference (RFC 9110, 12.5.4); else English. */
export function languageFor(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [range = '', ...parameters] = wish.trim().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag: range.toLowerCase().split('-')[0], weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { tag } of wishes) {
    if (tag === 'en' || tag === 'nl' || tag === 'zh') return tag;
  }
  return 'en';
}
