import type { Track } from '@brug/domain/tracks';

/** The next thing to do on a lead of the mock-ups. */
export interface ShowcaseNext {
  readonly kind: 'task' | 'message';
  /** Worked days from today; negative when it is late. */
  readonly workedDays: number;
  /** What the task says, where the mock-ups say it. */
  readonly title?: string;
}

/** A lead that the mock-ups show. */
export interface ShowcaseLead {
  readonly track: Track;
  readonly firmKey: string;
  readonly stageKey: string;
  /** In EUR. */
  readonly valueMinor: bigint;
  readonly jobs: number | null;
  /** Days since it entered its stage. */
  readonly daysInStage: number;
  /** Initials of its owner. */
  readonly owner: string;
  readonly next: ShowcaseNext | null;
  readonly title?: string;
}

/* Stage | firm | € in thousands | jobs | days in stage | owner | next (worked days, m for a message, - for none) | what to do | title. */
const INVESTMENT = `
prospect|zhuyuan|2100|18|6|PD|m2||Showroom en montage van bamboemeubelen, Izegem
prospect|ruikou|4600|30|12|LV|3||Valve assembly and service point, Harelbeke
prospect|fuyuan|11000|40|44|CY|-||鲁瑟拉勒：含氟聚合物中试工厂
prospect|caichao|600|6|3|LV|4||Accessories sample room and webshop stock, Kortrijk
prospect|qingfeng|3200|22|9|CY|5||伊珀尔：带锯机装配与服务中心
prospect|zhijia|1800|14|5|WD|m2||Ijkcentrum voor camera’s, Kortrijk
prospect|puyu|4000|29|17|PD|6||Verwerkingslijn voor schaaldieren, Nieuwpoort
prospect|haituo|4500|20|24|LV|-||Bearings stock for Benelux and France, Waregem
prospect|sixu|1600|12|2|PD|6||Kniplijn voor stalen en kleine reeksen, Waregem
inquiry|hetian|7400|35|4|PD|0|Call He Jingyi: size of the cold store|Koelhuis met verpakkingslijn, Roeselare
inquiry|yunshan|9000|26|8|LV|m1||Medical-device packing and sterilising, Bruges
inquiry|cheqing|15000|70|19|WD|2||Fabriek voor aandrijfmotoren, Menen
inquiry|shendao|1200|9|2|LV|m3||European stock and sales office, Kortrijk
inquiry|hengbeng|5500|24|32|LV|-||Pump assembly plant, Roeselare or Izegem
inquiry|fanxun|6800|31|13|CY|2||科特赖克：低压电器装配厂
inquiry|heya|2400|16|10|PD|m5||Atelier voor autoleder, Wevelgem
qualified|wanhui|3800|45|11|LV|0|Check bonded space with Zwin Terminal|Bonded e-commerce warehouse, Zeebrugge
qualified|jingmo|22000|64|16|LV|1|Answer on land prices in Tielt|Technical-film line, Tielt or Wielsbeke
qualified|hanhai|6300|28|27|PD|1||Assemblage van kleppen, Roeselare
qualified|yueniang|2700|15|21|CY|m4||布鲁日：黄酒与调味品分装线
qualified|lantu|1900|25|5|WD|7||Europees ontwikkelingsteam, Kortrijk
qualified|zhuocheng|10200|44|14|LV|3||Mould workshop for window profiles, Hooglede
qualified|borui|7700|36|33|PD|-||Servicecentrum voor elektrisch gereedschap, Waregem
qualified|keqiaodyeing|5600|24|15|LV|2||Digital dyeing pilot line, Waregem
proposal|jinlan|18500|48|22|LV|-2|Call Shen Guoliang: names of the visitors|Technical-textile finishing plant, Kortrijk or Waregem
proposal|chiyuan|26000|110|14|LV|0|Call about the test track at Izegem|Car-component plant with test track, Izegem
proposal|tiejiang|8200|38|30|PD|0|Send two sites near Roeselare, ≥ 12,000 m²|Montagehal voor deurbeslag, Roeselare
proposal|nadun|4900|17|9|WD|m2||Coatinglijn voor technisch textiel, Ardooie
proposal|zhiyuan|6000|33|20|CY|1||瓦勒海姆：家纺设计与后整理中心
proposal|lyujing|9600|41|12|LV|m3||Battery-module assembly, Ostend
proposal|yuandu|12000|55|6|PD|4||Distributiecentrum aan de achterhaven, Zeebrugge
site-visit|ruilun|13400|52|18|PD|6|Site visit: meet them at the station|Garenspinnerij op polyester, Tielt
site-visit|hengrui|3100|21|7|LV|3|Report of the visit|Testing laboratory for textiles and toys, Kortrijk
site-visit|cixin|12800|47|29|CY|2||科特赖克：压力传感器封装与标定
site-visit|shunchi|17200|72|11|WD|14||Assemblage van industriële naaimachines, Deerlijk
site-visit|huayu|15000|58|22|LV|0|File the notes of the visit|Footwear-sole plant, Wervik
shortlisted|yongfan|31000|85|12|LV|1|Send the lease terms|Assembly quay for port cranes, Zeebrugge
shortlisted|dongyu|14500|60|26|CY|0|Screening file: answer the second question|奥斯坦德：海上风电运维基地
shortlisted|langte|8500|33|40|WD|4||Gereedschapsfabriek, Zwevegem
decision|lanyin|16500|42|15|LV|10|Call after their board meeting|Digital textile printing plant, Waregem
decision|botai|11000|37|34|PD|-||Reeferbouw en onderhoud, Zeebrugge
`;

const EXPORT = `
partner-search|heulebeek|900||26|HV|-1|WeChat to Wang Lei, text ready to copy|Supplier of glass-fibre fabric in Shaoxing
meetings|leie|6200||18|HV|0|Prepare distributor shortlist for Keqiao|Verdeler voor weefmachines in Keqiao
negotiation|mandel|1450||9|JC|1|Find out about −18 °C storage in Hangzhou|Diepvriesgroenten voor supermarkten in Hangzhou
partner-search|vezel|380||21|HV|m2||Coatingpartner voor linnen in Keqiao
meetings|poelberg|720||13|JC|0|Confirm interpreter|Precisiedraaiwerk voor kleppenbouwers in Taizhou
partner-search|reiebank|260||38|JC|-||Verdeler voor meettoestellen in Hangzhou
readiness|bluewatt|1900||7|XM|m3||舟山：海上风电运维技术合作
market-brief|zwin|2400||15|HV|3||Lijndienst met Ningbo: klanten in Beilun
intake|krekel|310||3|JC|1||Diepvriesvis naar Zhoushan
negotiation|ypra|540||24|XM|4||永康：精密刀具经销商
market-brief|kustlijn|190||30|JC|6||Oesterzaad voor kwekers in Zhoushan
meetings|ieperboog|830||16|HV|2||Sensoren voor garens, gesprekken in Shaoxing
`;

export const SHOWCASE_LEADS: readonly ShowcaseLead[] = [...rows('investment', INVESTMENT), ...rows('export', EXPORT)];

/** The lead that the mock-up of the lead page shows; it carries this number where the year is old enough. */
export const SHOWN_LEAD = { firmKey: 'jinlan', sequence: 42 } as const;

function rows(track: Track, table: string): ShowcaseLead[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [stageKey = '', firmKey = '', thousands = '', jobs = '', days = '', owner = '', next = '', todo, title] =
        line.split('|');
      return {
        track,
        firmKey,
        stageKey,
        valueMinor: BigInt(thousands) * 100_000n,
        jobs: jobs === '' ? null : Number(jobs),
        daysInStage: Number(days),
        owner,
        next: nextOf(next, todo || undefined),
        ...(title ? { title } : {}),
      };
    });
}

function nextOf(text: string, title: string | undefined): ShowcaseNext | null {
  if (text === '-') return null;
  const message = text.startsWith('m');
  const workedDays = Number(message ? text.slice(1) : text);
  return { kind: message ? 'message' : 'task', workedDays, ...(title ? { title } : {}) };
}
