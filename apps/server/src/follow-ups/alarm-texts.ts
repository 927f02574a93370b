import type { Language } from '@brug/contracts/http';

/** What the mail of an alarm is about. Instants are ISO 8601 in UTC. */
interface Told {
  readonly language: Language;
  /** The time zone of who reads it. */
  readonly timeZone: string;
  /** How often it was told, this time included. */
  readonly telling: number;
  readonly most: number;
  readonly raisedAt: string;
  readonly oldestDueAt: string;
}

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };

/** The mail that tells of messages that are due and do not leave, in the language and on the clock of who reads it. */
export function alarmText(told: Told, page: string): { subject: string; body: string } {
  const { language, most } = told;
  const at = (instant: string) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: told.timeZone,
    }).format(new Date(instant));
  const [oldest, raised] = [at(told.oldestDueAt), at(told.raisedAt)];
  const again = told.telling > 1;
  switch (language) {
    case 'nl':
      return {
        subject: `${again ? 'Nog steeds: ' : ''}Brug verstuurt berichten niet op tijd`,
        body: `${most === 1 ? 'Er staat 1 bericht' : `Er staan ${most} berichten`} langer dan een minuut klaar zonder dat ${most === 1 ? 'het vertrekt' : 'ze vertrekken'}. Het oudste moest op ${oldest} vertrekken; het alarm ging af op ${raised}.

Kijk of de worker draait en of de mailserver antwoordt. Er gaat niets verloren: alles vertrekt zodra het weer kan.

${page}

U krijgt dit bericht opnieuw na een uur, tenzij iemand het alarm bevestigt of het vanzelf voorbij is.`,
      };
    case 'en':
      return {
        subject: `${again ? 'Still: ' : ''}Brug is not sending messages on time`,
        body: `${most === 1 ? '1 message has' : `${most} messages have`} been due for more than a minute without leaving. The oldest was due on ${oldest}; the alarm was raised on ${raised}.

Please check that the worker runs and that the mail server answers. Nothing is lost: everything leaves as soon as it can.

${page}

You will get this message again after an hour, unless somebody acknowledges the alarm or it clears by itself.`,
      };
    case 'zh':
      return {
        subject: `${again ? '仍未恢复：' : ''}Brug 未能按时发送邮件`,
        body: `有 ${most} 封邮件到期超过一分钟仍未发出。最早的一封应于 ${oldest} 发出；警报于 ${raised} 触发。

请检查后台进程是否在运行，以及邮件服务器是否有响应。邮件不会丢失：一旦恢复，将全部发出。

${page}

如无人确认且警报未自行解除，您将在一小时后再次收到此通知。`,
      };
  }
}
