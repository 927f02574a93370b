import type { ReadyMadeTemplate } from './ready-made-types.js';

/** Texts of the messages, to be read once by a native speaker before an installation switches its sequences on. */
export const READY_MADE_TEMPLATES: readonly ReadyMadeTemplate[] = [
  {
    key: 'investment-first-contact-1',
    names: {
      nl: 'Ontvangst bevestigen, contactpersoon voorstellen',
      en: 'Confirm receipt and name the person in charge',
      zh: '确认收悉并介绍负责人',
    },
    subjects: {
      nl: 'Uw vraag over West-Vlaanderen: {{lead.title}}',
      en: 'Your inquiry about West Flanders: {{lead.title}}',
      zh: '关于您咨询西弗兰德省投资事宜的回复：{{lead.title}}',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nDank u voor uw bericht en voor uw belangstelling voor West-Vlaanderen. Wij hebben uw vraag goed ontvangen en geregistreerd onder nummer {{lead.number}}.\n\nIk ben uw vaste aanspreekpunt en neem uw vraag persoonlijk door. Binnen twee werkdagen neem ik contact met u op om uw plannen beter te begrijpen. Onze dienstverlening is kosteloos en wij behandelen uw gegevens vertrouwelijk.\n\nWilt u ons ondertussen al iets meer vertellen, of past een bepaald moment u het best? Een kort antwoord op deze e-mail volstaat.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nThank you for your message and for your interest in West Flanders. We have received your inquiry and registered it under number {{lead.number}}.\n\nI am your personal point of contact and will look into it myself. Within two working days I will be in touch to understand your plans better. Our service is free of charge and your information is treated in confidence.\n\nIf you would like to tell us more in the meantime, or if a certain time suits you best, a short reply to this e-mail is enough.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n感谢您的来信，也感谢贵公司对比利时西弗兰德省的关注。您的咨询我们已经收到，登记编号为{{lead.number}}。\n\n本项目由我负责对接。我会仔细研究贵公司的需求，并在两个工作日内与您联系，进一步了解贵公司的计划。我们的服务不收取任何费用，贵公司提供的资料我们将严格保密。\n\n如您希望补充情况，或有方便的沟通时间，敬请直接回复本邮件。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-first-contact-3',
    names: {
      nl: 'Kerngegevens vragen, videogesprek voorstellen',
      en: 'Ask for the key data and propose a video call',
      zh: '询问关键信息并提议视频会议',
    },
    subjects: {
      nl: 'Enkele vragen over uw project {{lead.title}}',
      en: 'A few questions about your project {{lead.title}}',
      zh: '关于贵公司{{lead.title}}项目的几点确认',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nEnkele dagen geleden schreef ik u over uw plannen in West-Vlaanderen. Om u gericht te kunnen helpen, zou ik graag een paar punten met u overlopen:\n\n1. de activiteit die u overweegt (productie, logistiek, verkoop, onderzoek of hoofdzetel);\n2. de gewenste oppervlakte en het verwachte aantal banen;\n3. de timing van uw beslissing;\n4. bijzondere behoeften, zoals energie, water of de nabijheid van een haven.\n\nEen videogesprek van een half uur volstaat. Past {{slot.1}} of {{slot.2}} u? Een ander voorstel is vanzelfsprekend ook welkom.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nSome days ago I wrote to you about your plans in West Flanders. So that we can help you in a targeted way, I would like to go through a few points with you:\n\n1. the activity you are considering (production, logistics, sales, research or headquarters);\n2. the space you need and the number of jobs you expect;\n3. the timing of your decision;\n4. special needs, such as energy, water or the proximity of a port.\n\nA video call of half an hour is enough. Would {{slot.1}} or {{slot.2}} suit you? Any other proposal is welcome, of course.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n前几天曾就贵公司在西弗兰德省的发展计划与您联系，不知您是否已收到邮件。为了更有针对性地为贵公司服务，烦请您就以下几点作简要说明：\n\n一、拟开展的业务类型（生产、物流、销售、研发或总部）；\n二、所需场地面积及预计用工人数；\n三、项目决策的时间安排；\n四、其他特殊需求，如能源、用水或临近港口等。\n\n如您方便，我们也可以安排半小时左右的视频会议。{{slot.1}}或{{slot.2}}您看是否合适？如需调整，请随时告知。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-first-contact-5',
    names: {
      nl: 'Laatste bericht, de deur blijft open',
      en: 'Last message, leave the door open',
      zh: '最后一封邮件，保持联系',
    },
    subjects: {
      nl: 'Mogen wij contact houden over {{lead.title}}?',
      en: 'May we stay in touch about {{lead.title}}?',
      zh: '是否方便继续就{{lead.title}}保持联系？',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nIk heb nog geen antwoord van u ontvangen en begrijp dat uw agenda gevuld is of dat de plannen intussen veranderd zijn. Daarom wil ik u niet onnodig blijven schrijven.\n\nLaat u mij met één zin weten wat het best past: (a) nu verder praten, (b) over enkele maanden opnieuw contact, of (c) het dossier afsluiten? Zonder bericht zet ik het dossier in rust; u kunt het op elk moment opnieuw laten openen.\n\nIk wens u en {{organisation.name}} alvast veel succes.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nI have not heard from you yet and understand that your schedule is full, or that plans have changed. I would not want to keep writing to you needlessly.\n\nCould you let me know in one sentence what suits you best: (a) continue the conversation now, (b) be contacted again in a few months, or (c) close the file? Without news I will put the file on hold; you can have it reopened at any time.\n\nI wish you and {{organisation.name}} every success.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n此前曾多次与您联系，尚未收到回复。想必您近期公务繁忙，或项目计划有所调整，我们完全理解，也不希望过多打扰。\n\n烦请您在方便时用一句话告知您的意向：（一）现在继续沟通；（二）过几个月再联系；（三）暂不考虑。如未收到您的回复，我们将先把项目列为暂缓，贵公司日后如有需要，可随时与我联系重新启动。\n\n祝{{organisation.name}}事业蒸蒸日上！\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-after-site-visit-1',
    names: {
      nl: 'Danken en oplijsten wat afgesproken is',
      en: 'Thank and list what was agreed',
      zh: '致谢并列出约定事项',
    },
    subjects: {
      nl: 'Dank voor uw bezoek aan West-Vlaanderen',
      en: 'Thank you for your visit to West Flanders',
      zh: '感谢莅临西弗兰德省考察',
    },
    bodies: {
      nl: "{{contact.salutation}}\n\nHartelijk dank voor uw bezoek van {{meeting.date}} en voor het open gesprek over {{lead.title}}. Het was ons een genoegen u en uw collega's te ontvangen.\n\nWij noteerden de volgende afspraken:\n{{meeting.nextSteps}}\n\nKlopt dit volgens u, of ontbreekt er iets? Dan pas ik het meteen aan. De documenten over de bezochte locaties bezorg ik u de komende dagen.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}",
      en: '{{contact.salutation}},\n\nMany thanks for your visit of {{meeting.date}} and for the open conversation about {{lead.title}}. It was a pleasure to welcome you and your colleagues.\n\nWe noted the following agreements:\n{{meeting.nextSteps}}\n\nIs this correct, or is anything missing? I will adapt it at once. In the coming days I will send you the documents about the sites you visited.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n衷心感谢您和各位同事于{{meeting.date}}拨冗来访，并就{{lead.title}}与我们坦诚交流。能够接待贵公司一行，我们深感荣幸。\n\n现将双方商定的事项整理如下：\n{{meeting.nextSteps}}\n\n以上内容如有出入或遗漏，敬请指正，我会立即修改。考察地块的相关资料，我将在近日内发送给您。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-after-site-visit-3',
    names: {
      nl: 'Open vragen en volgende stappen',
      en: 'Open questions and next steps',
      zh: '待解问题与下一步',
    },
    subjects: {
      nl: 'Uw vragen na het bezoek: {{lead.title}}',
      en: 'Your questions after the visit: {{lead.title}}',
      zh: '考察后续事宜沟通：{{lead.title}}',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nOndertussen bezorgde ik u de informatie over de locaties die u bezocht. Ik hoor graag of ze uw vragen beantwoordt.\n\nIn deze fase komen bij veel bedrijven dezelfde onderwerpen terug: de vergunningen en hun termijnen, de aansluiting op energie en water, de werving van personeel en de oprichting van een vennootschap. Voor elk van deze punten breng ik u graag in contact met de juiste persoon.\n\nZou een kort overleg op {{slot.1}} of {{slot.2}} u passen?\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nBy now I have sent you the information about the sites you visited. I would be glad to hear whether it answers your questions.\n\nAt this stage many firms raise the same subjects: permits and their terms, connection to energy and water, recruitment, and setting up a company. For each of these points I will gladly put you in touch with the right person.\n\nWould a short call on {{slot.1}} or {{slot.2}} suit you?\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n此前已将考察地块的有关资料发送给您，不知是否解答了贵公司的疑问？\n\n根据我们的经验，企业在这一阶段通常比较关注以下几个方面：各类许可及其办理时限、能源与用水接入、人员招聘以及公司设立。上述任何一项，我都可以为贵公司引荐相应的负责部门或专业人士。\n\n如您方便，我们可于{{slot.1}}或{{slot.2}}作一次简短沟通，不知您意下如何？\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-after-site-visit-5',
    names: {
      nl: 'Beleefd naar de timing van de beslissing vragen',
      en: 'Ask about timing of the decision, politely',
      zh: '礼貌询问决策时间',
    },
    subjects: {
      nl: 'Stand van zaken van {{lead.title}}',
      en: 'Where {{lead.title}} stands',
      zh: '关于{{lead.title}}项目进展的问候',
    },
    bodies: {
      nl: "{{contact.salutation}}\n\nEnkele weken na uw bezoek informeer ik graag hoe het staat met {{lead.title}}. Wij begrijpen dat zo'n beslissing tijd vraagt en dat meerdere locaties vergeleken worden.\n\nWeet u al wanneer een volgende stap te verwachten is? En is er informatie die u intern nog nodig hebt, bijvoorbeeld voor uw directie of raad van bestuur? Wij stellen die graag voor u samen, in het Engels of in het Chinees.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}",
      en: '{{contact.salutation}},\n\nSome weeks after your visit I would like to ask how {{lead.title}} is coming along. We understand that such a decision takes time and that several locations are being compared.\n\nDo you already know when a next step may be expected? And is there information you still need internally, for instance for your management or board? We will gladly prepare it for you, in English or in Chinese.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n贵公司来访考察已有数周，特致函问候，并想了解{{lead.title}}的最新进展。我们理解，此类决策需要时间，贵公司也会对多个地点进行比较。\n\n不知下一步大致安排在什么时候？贵公司在向管理层或董事会汇报时，如还需要其他资料，我们非常乐意协助准备，中英文版本均可。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-aftercare-1',
    names: {
      nl: 'Gelukwensen en contact voor nazorg',
      en: 'Congratulate and name the aftercare contact',
      zh: '祝贺并介绍后续服务联系人',
    },
    subjects: {
      nl: 'Van harte gefeliciteerd met uw project in West-Vlaanderen',
      en: 'Congratulations on your project in West Flanders',
      zh: '热烈祝贺贵公司项目签约',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nVan harte gefeliciteerd met de ondertekening van {{project.title}}. Wij zijn blij dat {{organisation.name}} voor West-Vlaanderen kiest en danken u voor het vertrouwen.\n\nOok na de ondertekening blijven wij uw aanspreekpunt: voor vergunningen, personeel, huisvesting van medewerkers, contacten met lokale leveranciers of eender welke andere vraag. Twijfel niet om mij te bellen of te schrijven.\n\nOver enkele weken neem ik contact op om te horen hoe de eerste stappen verlopen.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nWarm congratulations on the signing of {{project.title}}. We are glad that {{organisation.name}} has chosen West Flanders and thank you for your trust.\n\nAfter the signing, too, we remain your point of contact: for permits, staff, housing of employees, contacts with local suppliers or any other question. Please do not hesitate to call or write.\n\nIn a few weeks I will be in touch to hear how the first steps are going.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n热烈祝贺{{project.title}}顺利签约！{{organisation.name}}选择落户西弗兰德省，我们倍感荣幸，并衷心感谢贵公司的信任。\n\n签约之后，我们将继续为贵公司提供后续服务。无论是办理许可、招聘人员、安排员工住宿，还是对接本地供应商，凡有需要，敬请随时来电或来函。\n\n数周后，我会再与您联系，了解项目启动的情况。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-aftercare-3',
    names: {
      nl: 'Stand van zaken na drie maanden',
      en: 'Three-month check',
      zh: '三个月回访',
    },
    subjects: {
      nl: 'Hoe verlopen de eerste maanden?',
      en: 'How are the first months going?',
      zh: '项目签约三个月问候',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nDrie maanden na de ondertekening van {{project.title}} hoor ik graag hoe het met u en uw team gaat.\n\nLoopt de planning zoals voorzien? Zijn er punten waarbij wij kunnen helpen, bijvoorbeeld in de contacten met de gemeente, bij de aanwerving of bij het vinden van partners? Een kort antwoord volstaat; belt u liever, dan past {{slot.1}} of {{slot.2}} mij goed.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nThree months after the signing of {{project.title}} I would like to hear how you and your team are doing.\n\nIs everything on schedule? Are there points on which we can help, for instance in contacts with the municipality, in recruitment or in finding partners? A short reply is enough; if you would rather talk, {{slot.1}} or {{slot.2}} suits me well.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n{{project.title}}签约至今已有三个月，特向您和团队致以问候，并了解目前的进展情况。\n\n项目是否按计划推进？在与市镇沟通、人员招聘或寻找合作伙伴等方面，是否有需要我们协助之处？您只需简单回复即可；如愿意电话沟通，{{slot.1}}或{{slot.2}}我都方便。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'investment-aftercare-5',
    names: {
      nl: 'Jaarlijkse verificatie van wat aangekondigd is',
      en: 'Yearly verification of what was announced',
      zh: '年度核实已公布的承诺',
    },
    subjects: {
      nl: 'Jaarlijkse opvolging van {{project.title}}',
      en: 'Yearly review of {{project.title}}',
      zh: '关于{{project.title}}年度情况核实的函',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nElk jaar brengen wij in kaart wat de projecten in onze provincie werkelijk hebben opgeleverd. Bij de ondertekening van {{project.title}} kondigde u het volgende aan:\n{{project.announced}}\n\nMag ik u vragen ons de huidige stand te bezorgen, met een korte toelichting of een document dat dit ondersteunt? Afwijkingen zijn heel normaal; wij leggen ze vast als wijziging. De cijfers worden enkel samengeteld gerapporteerd.\n\nIk kom er ook graag voor langs.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nEvery year we take stock of what the projects in our province have really brought. At the signing of {{project.title}} you announced the following:\n{{project.announced}}\n\nMay I ask you to send us the present state, with a short explanation or a document that supports it? Differences are quite normal; we record them as an amendment. The figures are reported in total only.\n\nI would also be glad to come by for this.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n我们每年都会对省内签约项目的实际成效进行统计。{{project.title}}签约时，贵公司公布的内容如下：\n{{project.announced}}\n\n烦请您提供目前的实际情况，并附简要说明或相关证明材料。实际与计划有所出入实属正常，我们会如实登记为调整。上述数据仅以汇总形式对外报告。\n\n如您认为当面沟通更为方便，我也很乐意登门拜访。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-intake-1',
    names: {
      nl: 'Bevestigen en de werkwijze uitleggen',
      en: 'Confirm and explain the way of working',
      zh: '确认并说明工作方式',
    },
    subjects: {
      nl: 'Uw plannen in Zhejiang: {{lead.title}}',
      en: 'Your plans in Zhejiang: {{lead.title}}',
      zh: '关于贵公司拓展浙江市场的需求：{{lead.title}}',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nDank u voor uw vraag over Zhejiang. Wij hebben ze geregistreerd onder nummer {{lead.number}} en ik begeleid u persoonlijk.\n\nZo gaan wij te werk: eerst een intakegesprek van ongeveer drie kwartier, daarna een korte check van uw exportrijpheid en een verkenning van de steden en clusters die bij uw product passen. Pas dan zoeken wij gericht partners.\n\nBinnen twee werkdagen bel ik u om een moment voor de intake af te spreken. Hebt u al documentatie in het Engels of het Chinees, dan ontvang ik die graag vooraf.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nThank you for your question about Zhejiang. We have registered it under number {{lead.number}} and I will guide you personally.\n\nThis is how we work: first an intake conversation of about three quarters of an hour, then a short check of your export readiness and a survey of the cities and clusters that suit your product. Only then do we look for partners in a targeted way.\n\nWithin two working days I will call you to agree a time for the intake. If you already have documentation in English or Chinese, I would be glad to receive it beforehand.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n感谢您就浙江市场与我们联系。贵公司的需求已登记，编号为{{lead.number}}，由我负责全程对接。\n\n我们的工作流程如下：首先进行约四十五分钟的需求沟通，随后对出口准备度作简要评估，并结合贵公司产品分析适合的城市与产业集群，在此基础上再有针对性地寻找合作伙伴。\n\n我将在两个工作日内致电，与您约定沟通时间。如贵公司已有英文或中文资料，敬请提前发送给我。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-intake-3',
    names: {
      nl: 'Checklist exportrijpheid bezorgen',
      en: 'Send the readiness checklist',
      zh: '发送出口准备清单',
    },
    subjects: {
      nl: 'Checklist ter voorbereiding van uw intake',
      en: 'Checklist to prepare your intake',
      zh: '需求沟通前的准备清单',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nTer voorbereiding van ons gesprek over {{lead.title}} bezorg ik u graag onze checklist exportrijpheid: {{link.readinessChecklist}}. Ze invullen duurt een tiental minuten; het is geen examen, maar toont meteen waar wij u het best kunnen helpen.\n\nDe vragen gaan onder meer over uw product en de normen die in China gelden, de bescherming van uw merk, uw prijszetting en wie in uw bedrijf het project trekt.\n\nPast een gesprek op {{slot.1}} of {{slot.2}}?\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nTo prepare our conversation about {{lead.title}} I am glad to send you our export-readiness checklist: {{link.readinessChecklist}}. It takes about ten minutes; it is not an exam, but it shows at once where we can help you best.\n\nThe questions concern, among other things, your product and the standards that apply in China, the protection of your trade mark, your pricing and who leads the project in your firm.\n\nWould a conversation on {{slot.1}} or {{slot.2}} suit you?\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n为便于就{{lead.title}}进行沟通，现附上出口准备清单，请点击填写：{{link.readinessChecklist}}。填写约需十分钟，并非考核，而是帮助我们尽快了解可以从哪些方面为贵公司提供协助。\n\n清单内容主要涉及：产品及在中国适用的标准、商标保护、定价，以及贵公司内部的项目负责人等。\n\n不知{{slot.1}}或{{slot.2}}您是否方便沟通？\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-intake-4',
    names: {
      nl: 'Laatste bericht, alternatieven aanbieden',
      en: 'Last message, offer alternatives',
      zh: '最后一封邮件，提供其他方案',
    },
    subjects: {
      nl: 'Nog interesse in Zhejiang?',
      en: 'Still interested in Zhejiang?',
      zh: '贵公司是否仍有意拓展浙江市场？',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nIk kon u nog niet bereiken over {{lead.title}}. Misschien is het moment minder geschikt; dat begrijp ik goed.\n\nWilt u het gesprek liever later voeren, dan volstaat een woordje met de gewenste maand. Wilt u eerst sfeer opsnuiven, dan nodig ik u graag uit op onze volgende activiteit: {{event.next}}. Hoor ik niets, dan zet ik uw dossier in rust; het blijft beschikbaar.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nI have not been able to reach you about {{lead.title}}. Perhaps the moment is less convenient, which I understand well.\n\nIf you would rather talk later, a word with the month you prefer is enough. If you would first like to get a feel for it, I am glad to invite you to our next event: {{event.next}}. If I hear nothing, I will put your file on hold; it remains available.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n就{{lead.title}}一事，此前一直未能与您取得联系。或许目前时机不太合适，我们非常理解。\n\n如您希望稍后再谈，只需告知大致月份即可；如想先作初步了解，诚邀您参加我们的下一场活动：{{event.next}}。若未收到您的回复，我们将先把该项目列为暂缓，资料会继续保留，随时可以重新启动。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-after-business-day-1',
    names: {
      nl: 'Danken, verslag en beloofde documenten',
      en: 'Thank, give the notes and ask for the promised documents',
      zh: '致谢、附纪要并催取承诺资料',
    },
    subjects: {
      nl: 'Uw gesprek met {{counterpart.name}} op {{mission.name}}',
      en: 'Your meeting with {{counterpart.name}} at {{mission.name}}',
      zh: '贵公司在{{mission.name}}与{{counterpart.name}}的会面纪要',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nDank u voor uw deelname aan {{mission.name}}. Over uw gesprek met {{counterpart.name}} noteerden wij:\n{{meeting.nextSteps}}\n\nChinese bedrijven waarderen een snelle opvolging. Bezorgt u de beloofde documentatie liefst binnen vijf werkdagen, dan zorgen wij mee voor een correcte vertaling van het begeleidend bericht. Zet mij gerust in kopie; dan volg ik de reactie mee op.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nThank you for taking part in {{mission.name}}. Of your meeting with {{counterpart.name}} we noted:\n{{meeting.nextSteps}}\n\nChinese firms value a quick follow-up. If you send the documents you promised within five working days, we will help with a correct translation of the accompanying message. Please feel free to copy me in; I will then follow the reaction with you.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n感谢贵公司参加{{mission.name}}。关于贵公司与{{counterpart.name}}的会面，我们记录如下：\n{{meeting.nextSteps}}\n\n会面之后及时跟进，有助于巩固双方的合作意向。建议贵公司在五个工作日内将承诺的资料发送给对方，我们可以协助翻译随附的信函。发送时请抄送给我，以便我们共同跟进对方的反馈。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-after-business-day-2',
    names: {
      nl: 'Het Chinese bedrijf danken, contact openhouden',
      en: 'Thank the Chinese firm and keep the channel open',
      zh: '感谢中方企业，保持沟通',
    },
    subjects: {
      nl: 'Dank voor uw gesprek met {{organisation.name}}',
      en: 'Thank you for meeting {{organisation.name}}',
      zh: '感谢与{{organisation.nameZh}}的洽谈',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nHartelijk dank voor uw deelname aan {{mission.name}} en voor uw gesprek met {{organisation.name}}. Het verheugt ons dat beide bedrijven interesse toonden.\n\n{{organisation.name}} bezorgt u binnenkort de besproken informatie. Hebt u intussen vragen, over het bedrijf of over West-Vlaanderen, dan help ik u graag; u mag mij in het Chinees of in het Engels schrijven.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nMany thanks for taking part in {{mission.name}} and for your meeting with {{organisation.name}}. We are pleased that both firms showed interest.\n\n{{organisation.name}} will soon send you the information that was discussed. If you have questions in the meantime, about the firm or about West Flanders, I will gladly help; you may write to me in Chinese or in English.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n衷心感谢您参加{{mission.name}}，并与{{organisation.nameZh}}进行洽谈。双方均表达了合作意向，我们对此深感欣慰。\n\n洽谈中提及的资料，{{organisation.nameZh}}将于近日发送给您。在此期间，如您对该企业或西弗兰德省有任何疑问，欢迎随时与我联系，中英文来信均可。\n\n期待双方早日达成合作。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-after-business-day-4',
    names: {
      nl: 'Navragen hoe het contact evolueert',
      en: 'Ask how the contact develops',
      zh: '询问联系进展',
    },
    subjects: {
      nl: 'Hoe evolueert uw contact met {{counterpart.name}}?',
      en: 'How is your contact with {{counterpart.name}} developing?',
      zh: '贵公司与{{counterpart.name}}的联系进展如何？',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nEnkele weken na {{mission.name}} hoor ik graag hoe uw contact met {{counterpart.name}} evolueert. Hebt u een reactie ontvangen, wordt een offerte of een staal gevraagd, of is het stilgevallen?\n\nIn dat laatste geval neem ik graag zelf contact op met het bedrijf, in het Chinees. Vaak volstaat één telefoontje om te weten waar het staat. Geef mij met een kort antwoord uw akkoord, dan doe ik het deze week nog.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nSome weeks after {{mission.name}} I would like to hear how your contact with {{counterpart.name}} is developing. Have you had a reaction, has a quotation or a sample been asked for, or has it gone quiet?\n\nIn that last case I will gladly contact the firm myself, in Chinese. Often one telephone call is enough to know where things stand. Give me your agreement in a short reply and I will do so this week.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n{{mission.name}}结束已有数周，想了解贵公司与{{counterpart.name}}的联系进展。对方是否已有回复，是否提出报价或寄样要求，还是目前暂无音讯？\n\n如暂无音讯，我很乐意用中文直接与对方联系，往往一通电话便能了解情况。如您同意，烦请简单回复，我将在本周内办理。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-after-business-day-5',
    names: {
      nl: 'Bevraging na zes maanden',
      en: 'Six-month outcome survey',
      zh: '六个月成效调查',
    },
    subjects: {
      nl: 'Zes maanden na {{mission.name}}: uw resultaat',
      en: 'Six months after {{mission.name}}: your result',
      zh: '{{mission.name}}六个月回访',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nZes maanden geleden nam u deel aan {{mission.name}}. Om te weten wat onze missies opleveren, stellen wij u graag drie vragen:\n\n1. Loopt het contact met {{counterpart.name}} nog?\n2. Kwam er een bestelling, een overeenkomst of een ander resultaat uit?\n3. Wat hebt u nu nodig om verder te gaan?\n\nAntwoorden kan via {{link.survey}} of rechtstreeks op deze e-mail. Het duurt nog geen drie minuten en helpt ons om de volgende missie beter te maken.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nSix months ago you took part in {{mission.name}}. To know what our missions bring, we would like to ask you three questions:\n\n1. Is the contact with {{counterpart.name}} still alive?\n2. Has it led to an order, an agreement or another result?\n3. What do you need now to go further?\n\nYou can answer through {{link.survey}} or directly to this e-mail. It takes less than three minutes and helps us to make the next mission better.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n六个月前，贵公司参加了{{mission.name}}。为了解出访成效，我们想请您回答以下三个问题：\n\n一、贵公司与{{counterpart.name}}是否仍保持联系？\n二、双方是否已签订订单、协议或取得其他成果？\n三、为推动下一步合作，贵公司目前需要哪些支持？\n\n您可通过{{link.survey}}填写，也可直接回复本邮件，用时不超过三分钟。您的反馈将帮助我们把下一次活动办得更好，谨致谢意。\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-wake-up-1',
    names: {
      nl: 'Zoals afgesproken opnieuw contact',
      en: 'Take the thread up again, as agreed',
      zh: '如约重新联系',
    },
    subjects: {
      nl: 'Zoals afgesproken: opnieuw over {{lead.title}}',
      en: 'As agreed: about {{lead.title}} again',
      zh: '如约再次就{{lead.title}}与您联系',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nZoals afgesproken neem ik opnieuw contact met u op over {{lead.title}}. Bij ons laatste gesprek was het moment nog niet gunstig: {{lead.dormantReason}}.\n\nIs de situatie intussen veranderd? Ik bezorg u graag een korte stand van zaken over uw sector in Zhejiang en de eerstvolgende activiteiten. Een gesprek van twintig minuten volstaat om te zien of verdergaan zinvol is. Past {{slot.1}} of {{slot.2}} u?\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nAs agreed, I am contacting you again about {{lead.title}}. When we last spoke the time was not yet right: {{lead.dormantReason}}.\n\nHas the situation changed in the meantime? I will gladly send you a short update on your sector in Zhejiang and on the next events. A conversation of twenty minutes is enough to see whether going on makes sense. Would {{slot.1}} or {{slot.2}} suit you?\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n此前双方约定稍后再就{{lead.title}}进行沟通，现特致函联系。上次沟通时，时机尚不成熟，主要原因是：{{lead.dormantReason}}。\n\n不知目前情况是否有所变化？我可以为您提供贵公司所属行业在浙江的最新情况，以及近期活动安排。只需二十分钟左右的沟通，便可判断是否继续推进。{{slot.1}}或{{slot.2}}您是否方便？\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
  {
    key: 'export-wake-up-3',
    names: {
      nl: 'Beleefd afronden',
      en: 'Close the loop politely',
      zh: '礼貌收尾',
    },
    subjects: {
      nl: 'Uw dossier {{lead.number}}: verdergaan of afsluiten?',
      en: 'Your file {{lead.number}}: go on or close?',
      zh: '关于{{lead.number}}号项目：继续推进还是结束？',
    },
    bodies: {
      nl: '{{contact.salutation}}\n\nIk heb u nog niet kunnen spreken over {{lead.title}}. Om onze dossiers actueel te houden, vraag ik u graag wat u verkiest: verdergaan, een nieuwe datum, of afsluiten.\n\nZonder bericht binnen tien werkdagen sluit ik het dossier af. Dat is geen probleem: een nieuwe vraag kunt u altijd stellen en wij hoeven dan niet van nul te beginnen. Dank voor het vertrouwen en veel succes met uw plannen.\n\nMet vriendelijke groeten\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      en: '{{contact.salutation}},\n\nI have not yet been able to speak to you about {{lead.title}}. To keep our files up to date I would like to ask what you prefer: go on, a new date, or close.\n\nWithout news within ten working days I will close the file. That is no problem: you may always ask a new question, and we will not have to start from nothing. Thank you for your trust, and every success with your plans.\n\nKind regards,\n\n{{owner.name}}\n{{owner.role}}, {{agency.name}}\n{{owner.phone}}',
      zh: '{{contact.salutation}}：\n\n您好！\n\n就{{lead.title}}一事，尚未能与您取得联系。为及时更新项目档案，烦请告知您的意向：继续推进、另约时间，或就此结束。\n\n如十个工作日内未收到您的回复，我们将结束该项目档案。日后如有新的需求，欢迎随时联系，届时无须从头开始。感谢您的信任，祝贵公司事业顺利！\n\n顺颂商祺！\n\n{{owner.name}}\n{{owner.role}}\n{{agency.nameZh}}\n电话：{{owner.phone}}',
    },
  },
];
