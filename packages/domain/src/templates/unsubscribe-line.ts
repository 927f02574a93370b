import { escapeHtml, type RenderedMessage } from './render.js';
import type { MessageLanguage } from './salutation.js';

const TEXTS: Readonly<Record<MessageLanguage, { readonly sentence: string; readonly link: string }>> = {
  nl: { sentence: 'Wilt u geen berichten meer van ons ontvangen?', link: 'Schrijf u hier uit' },
  en: { sentence: 'Would you rather not hear from us again?', link: 'Unsubscribe here' },
  zh: { sentence: '如您不希望再收到我们的邮件，', link: '请点击此处退订' },
};

/** The message with a line at its end, in its language, by which the reader ends all further ones. */
export function withUnsubscribeLine(message: RenderedMessage, url: string, language: MessageLanguage): RenderedMessage {
  const { sentence, link } = TEXTS[language];
  const between = language === 'zh' ? '' : ' ';
  const colon = language === 'zh' ? '：' : ': ';
  const line = `<p style="font-size:12px;color:#666">${sentence}${between}<a href="${escapeHtml(url)}">${link}</a></p>`;
  const end = message.html.lastIndexOf('</body>');
  const html =
    end === -1 ? `${message.html}\n${line}` : `${message.html.slice(0, end)}${line}\n${message.html.slice(end)}`;
  return { ...message, text: `${message.text}\n\n${sentence}${between}${link}${colon}${url}`, html };
}
