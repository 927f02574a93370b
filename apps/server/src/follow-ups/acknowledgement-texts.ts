import type { LocalisedText } from '@brug/contracts/http';

export interface DefaultTemplate {
  readonly key: string;
  readonly names: LocalisedText;
  readonly subjects: LocalisedText;
  readonly bodies: LocalisedText;
}

/**
 * The acknowledgements an installation starts with: receipt confirmed, number given, person named. They repeat nothing that was
 * typed into the form and promise nothing that the agency has not confirmed.
 */
export const ACKNOWLEDGEMENT_TEMPLATES: readonly DefaultTemplate[] = [
  {
    key: 'acknowledgement-investment',
    names: { nl: 'Ontvangstbevestiging, investering', en: 'Acknowledgement, investment', zh: '收悉确认（投资）' },
    subjects: {
      nl: 'Uw vraag over West-Vlaanderen: {{lead.number}}',
      en: 'Your inquiry about West Flanders: {{lead.number}}',
      zh: '关于您咨询西弗兰德省投资事宜：{{lead.number}}',
    },
    bodies: {
      nl: `{{contact.salutation}}

Dank u voor uw bericht en voor uw belangstelling voor West-Vlaanderen. Wij hebben uw vraag goed ontvangen en geregistreerd onder nummer {{lead.number}}.

Ik ben uw vaste aanspreekpunt en neem uw vraag persoonlijk door. Binnen twee werkdagen neem ik contact met u op om uw plannen beter te begrijpen.

Wilt u ons ondertussen al iets meer vertellen, of past een bepaald moment u het best? Een kort antwoord op deze e-mail volstaat.

Met vriendelijke groeten

{{owner.name}}
{{owner.role}}, {{agency.name}}`,
      en: `{{contact.salutation}},

Thank you for your message and for your interest in West Flanders. We have received your inquiry and registered it under number {{lead.number}}.

I am your personal point of contact and will look into it myself. Within two working days I will be in touch to understand your plans better.

If you would like to tell us more in the meantime, or if a certain time suits you best, a short reply to this e-mail is enough.

Kind regards,

{{owner.name}}
{{owner.role}}, {{agency.name}}`,
      zh: `{{contact.salutation}}：

您好！

感谢您的来信，也感谢贵公司对比利时西弗兰德省的关注。您的咨询我们已经收到，登记编号为{{lead.number}}。

本项目由我负责对接。我会仔细研究贵公司的需求，并在两个工作日内与您联系，进一步了解贵公司的计划。

如您希望补充情况，或有方便的沟通时间，敬请直接回复本邮件。

顺颂商祺！

{{owner.name}}
{{owner.role}}
{{agency.nameZh}}`,
    },
  },
  {
    key: 'acknowledgement-export',
    names: { nl: 'Ontvangstbevestiging, export', en: 'Acknowledgement, export', zh: '收悉确认（出口）' },
    subjects: {
      nl: 'Uw plannen in Zhejiang: {{lead.number}}',
      en: 'Your plans in Zhejiang: {{lead.number}}',
      zh: '关于贵公司拓展浙江市场的需求：{{lead.number}}',
    },
    bodies: {
      nl: `{{contact.salutation}}

Dank u voor uw vraag over Zhejiang. Wij hebben ze geregistreerd onder nummer {{lead.number}} en ik begeleid u persoonlijk.

Zo gaan wij te werk: eerst een intakegesprek van ongeveer drie kwartier, daarna een korte check van uw exportrijpheid en een verkenning van de steden en clusters die bij uw product passen. Pas dan zoeken wij gericht partners.

Binnen twee werkdagen bel ik u om een moment voor de intake af te spreken. Hebt u al documentatie in het Engels of het Chinees, dan ontvang ik die graag vooraf.

Met vriendelijke groeten

{{owner.name}}
{{owner.role}}, {{agency.name}}`,
      en: `{{contact.salutation}},

Thank you for your question about Zhejiang. We have registered it under number {{lead.number}} and I will guide you personally.

This is how we work: first an intake conversation of about three quarters of an hour, then a short check of your export readiness and a survey of the cities and clusters that suit your product. Only then do we look for partners in a targeted way.

Within two working days I will call you to agree a time for the intake. If you already have documentation in English or Chinese, I would be glad to receive it beforehand.

Kind regards,

{{owner.name}}
{{owner.role}}, {{agency.name}}`,
      zh: `{{contact.salutation}}：

您好！

感谢您就浙江市场与我们联系。贵公司的需求已登记，编号为{{lead.number}}，由我负责全程对接。

我们的工作流程如下：首先进行约四十五分钟的需求沟通，随后对出口准备度作简要评估，并结合贵公司产品分析适合的城市与产业集群，在此基础上再有针对性地寻找合作伙伴。

我将在两个工作日内致电，与您约定沟通时间。如贵公司已有英文或中文资料，敬请提前发送给我。

顺颂商祺！

{{owner.name}}
{{owner.role}}
{{agency.nameZh}}`,
    },
  },
];
