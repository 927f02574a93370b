export { type AutomaticSign, type MailOrigin, type OriginHeaders, originOf } from './automatic.js';
export { secondsToListenAgain } from './listening.js';
export { type MailMatch, matchMail, type MatchInput, type OpenLeadOfSender, type ThreadMail } from './matching.js';
export { answeredMessageIds, type ThreadHeaders } from './message-ids.js';
export { withoutQuote } from './quoted-text.js';
export { languageOfSender, nameOfSender, titleFromSubject } from './sender.js';
