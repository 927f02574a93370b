/** A text in the three languages of the product. */
export interface Texts {
  readonly nl: string;
  readonly en: string;
  readonly zh: string;
}

/** One trade: how its firms are called on both sides, what they make, and under which codes. */
export interface Industry {
  readonly id: string;
  /** NACE Rev. 2.1 divisions that belong to it. */
  readonly divisions: readonly string[];
  /** Divisions, groups and classes that its firms are filed under. */
  readonly nace: readonly string[];
  readonly hsCodes: readonly string[];
  /** What stands in a firm's name after the brand. */
  readonly chineseWords: readonly string[];
  readonly tradeWords: readonly string[];
  readonly flemishWords: readonly string[];
  /** What it makes or does, as it stands inside a sentence. */
  readonly goods: readonly Texts[];
  /** What it would build here. */
  readonly plants: readonly Texts[];
}

const t = (nl: string, en: string, zh: string): Texts => ({ nl, en, zh });

export const INDUSTRIES: readonly Industry[] = [
  {
    id: 'textile',
    divisions: ['13', '14'],
    nace: ['13.3', '13.96', '13.2', '13'],
    hsCodes: ['5407', '5903', '5911'],
    chineseWords: ['纺织', '织造', '家纺', '面料'],
    tradeWords: ['Textile', 'Weaving', 'Home', 'Fabrics'],
    flemishWords: ['Weaving', 'Textiles', 'Weverij', 'Linnen'],
    goods: [
      t('technisch textiel', 'technical textiles', '产业用纺织品'),
      t('interieurstoffen', 'interior fabrics', '室内装饰面料'),
      t('vlasgarens', 'flax yarns', '亚麻纱线'),
    ],
    plants: [
      t('Veredelingsfabriek voor technisch textiel', 'Technical-textile finishing plant', '产业用纺织品后整理工厂'),
      t('Weverij voor interieurstoffen', 'Weaving mill for interior fabrics', '室内装饰面料织造厂'),
    ],
  },
  {
    id: 'leather',
    divisions: ['15'],
    nace: ['15.1', '15.2'],
    hsCodes: ['4202', '6403'],
    chineseWords: ['皮革', '鞋材', '箱包'],
    tradeWords: ['Leather', 'Footwear', 'Bags'],
    flemishWords: ['Leder', 'Schoenen'],
    goods: [
      t('synthetisch leder', 'synthetic leather', '合成革'),
      t('schoencomponenten', 'footwear components', '鞋材配件'),
    ],
    plants: [t('Atelier voor synthetisch leder', 'Synthetic-leather finishing shop', '合成革加工车间')],
  },
  {
    id: 'wood',
    divisions: ['16', '31'],
    nace: ['16.2', '31'],
    hsCodes: ['9403', '4411'],
    chineseWords: ['家居', '木业', '竹业'],
    tradeWords: ['Home', 'Wood', 'Living'],
    flemishWords: ['Meubel', 'Interieur', 'Houtwerk'],
    goods: [
      t('kantoorstoelen', 'office chairs', '办公座椅'),
      t('houten vloeren', 'wooden floors', '木地板'),
      t('bamboepanelen', 'bamboo panels', '竹板材'),
    ],
    plants: [t('Assemblage van kantoorstoelen', 'Office-chair assembly', '办公座椅装配厂')],
  },
  {
    id: 'paper',
    divisions: ['17', '18', '58'],
    nace: ['17.2', '18.1'],
    hsCodes: ['4811', '4819'],
    chineseWords: ['纸业', '包装'],
    tradeWords: ['Paper', 'Packaging'],
    flemishWords: ['Verpakking', 'Print', 'Karton'],
    goods: [
      t('speciaal papier', 'speciality paper', '特种纸'),
      t('voedselveilige verpakkingen', 'food-grade packaging', '食品级包装'),
    ],
    plants: [t('Fabriek voor voedselveilige verpakkingen', 'Food-grade packaging plant', '食品级包装工厂')],
  },
  {
    id: 'chemicals',
    divisions: ['19', '20', '21'],
    nace: ['20.1', '20.5', '20.6', '21.1'],
    hsCodes: ['3907', '3204', '2904'],
    chineseWords: ['新材料', '化工', '氟材料', '生物科技'],
    tradeWords: ['Materials', 'Chemicals', 'Fluor', 'Bio'],
    flemishWords: ['Materials', 'Coatings', 'Chemie'],
    goods: [
      t('fijnchemicaliën', 'fine chemicals', '精细化工品'),
      t('polyestervezels', 'polyester fibres', '聚酯纤维'),
      t('fluorpolymeren', 'fluoropolymers', '含氟聚合物'),
    ],
    plants: [
      t('Proeffabriek voor fluorpolymeren', 'Pilot plant for fluoropolymers', '含氟聚合物中试工厂'),
      t('Mengerij van fijnchemicaliën', 'Fine-chemicals blending plant', '精细化工品调配厂'),
    ],
  },
  {
    id: 'plastics',
    divisions: ['22'],
    nace: ['22.2', '22.1'],
    hsCodes: ['3920', '4010'],
    chineseWords: ['膜材料', '塑业', '橡塑'],
    tradeWords: ['Materials', 'Polymers', 'Film'],
    flemishWords: ['Composites', 'Plastics', 'Profiles'],
    goods: [
      t('technische folies', 'technical films', '功能薄膜'),
      t('composietprofielen', 'composite profiles', '复合材料型材'),
      t('rubberslangen', 'rubber hoses', '橡胶软管'),
    ],
    plants: [
      t('Lijn voor technische folies', 'Technical-film line', '功能薄膜生产线'),
      t('Fabriek voor composietprofielen', 'Composite-profile plant', '复合材料型材工厂'),
    ],
  },
  {
    id: 'building',
    divisions: ['23', '42'],
    nace: ['23.3', '23.6', '42.2'],
    hsCodes: ['6810', '7019'],
    chineseWords: ['建材', '玻纤', '陶瓷'],
    tradeWords: ['Building', 'Glassfibre', 'Ceramics'],
    flemishWords: ['Bouwstoffen', 'Steen', 'Keramiek'],
    goods: [
      t('glasvezelversterking', 'glass-fibre reinforcement', '玻璃纤维增强材料'),
      t('gevelbekleding', 'façade cladding', '外墙饰面材料'),
    ],
    plants: [t('Snijderij voor glasvezelmatten', 'Glass-fibre mat cutting plant', '玻璃纤维毡裁切厂')],
  },
  {
    id: 'metal',
    divisions: ['24', '25'],
    nace: ['25.6', '25.7', '25.9', '24'],
    hsCodes: ['7318', '8207', '7326'],
    chineseWords: ['五金', '金属', '模具', '紧固件'],
    tradeWords: ['Hardware', 'Metal', 'Mould', 'Fasteners'],
    flemishWords: ['Metaal', 'Precision', 'Staalbouw', 'Mould'],
    goods: [
      t('bevestigingsmateriaal', 'fasteners', '紧固件'),
      t('precisiematrijzen', 'precision moulds', '精密模具'),
      t('roestvrijstalen bekers', 'stainless-steel vacuum cups', '不锈钢保温杯'),
    ],
    plants: [
      t('Montagehal voor ijzerwaren', 'Hardware assembly hall', '五金装配车间'),
      t('Matrijzenatelier', 'Mould workshop', '模具车间'),
    ],
  },
  {
    id: 'electronics',
    divisions: ['26'],
    nace: ['26.1', '26.5', '26.7'],
    hsCodes: ['9031', '8541'],
    chineseWords: ['电子', '传感', '光电', '安防'],
    tradeWords: ['Electronics', 'Sensors', 'Optics', 'Security'],
    flemishWords: ['Instruments', 'Sensors', 'Vision'],
    goods: [
      t('industriële sensoren', 'industrial sensors', '工业传感器'),
      t('optische meettoestellen', 'optical measuring instruments', '光学测量仪器'),
      t('beveiligingscamera’s', 'security cameras', '安防摄像机'),
    ],
    plants: [t('Assemblage en ijking van sensoren', 'Sensor assembly and calibration', '传感器装配与标定中心')],
  },
  {
    id: 'electrical',
    divisions: ['27'],
    nace: ['27.1', '27.2', '27.5', '27.9'],
    hsCodes: ['8501', '8507', '8536'],
    chineseWords: ['电气', '电池', '电机', '电器'],
    tradeWords: ['Electric', 'Cells', 'Motors', 'Appliances'],
    flemishWords: ['Electro', 'Drives', 'Energie'],
    goods: [
      t('batterijmodules', 'battery modules', '电池模组'),
      t('elektromotoren', 'electric motors', '电动机'),
      t('laagspanningsmateriaal', 'low-voltage equipment', '低压电器'),
    ],
    plants: [
      t('Assemblage van batterijmodules', 'Battery-module assembly', '电池模组装配厂'),
      t('Fabriek voor elektromotoren', 'Electric-motor plant', '电动机工厂'),
    ],
  },
  {
    id: 'machinery',
    divisions: ['28', '33'],
    nace: ['28.1', '28.2', '28.9', '33.1'],
    hsCodes: ['8413', '8446', '8481'],
    chineseWords: ['机械', '泵阀', '精工', '装备', '缝制设备'],
    tradeWords: ['Machinery', 'Pumps', 'Engineering', 'Equipment', 'Sewing'],
    flemishWords: ['Technics', 'Machinebouw', 'Systems', 'Tools'],
    goods: [
      t('pompen en kleppen', 'pumps and valves', '泵阀'),
      t('weefmachines', 'weaving machines', '织机'),
      t('verpakkingsmachines', 'packaging machines', '包装机械'),
    ],
    plants: [
      t('Assemblage van pompen', 'Pump assembly plant', '泵类装配厂'),
      t('Service- en onderdelencentrum voor machines', 'Machine service and parts centre', '机械服务与备件中心'),
    ],
  },
  {
    id: 'automotive',
    divisions: ['29', '30'],
    nace: ['29.3', '29.1', '30.1'],
    hsCodes: ['8708', '8714'],
    chineseWords: ['汽车部件', '车业', '动力'],
    tradeWords: ['Auto', 'Mobility', 'Powertrain'],
    flemishWords: ['Carrosserie', 'Mobility', 'Trailers'],
    goods: [
      t('auto-onderdelen', 'car components', '汽车零部件'),
      t('laadpalen', 'charging points', '充电桩'),
      t('aandrijfassen', 'drive axles', '驱动桥'),
    ],
    plants: [
      t('Fabriek voor auto-onderdelen', 'Car-component plant', '汽车零部件工厂'),
      t('Afwerkingscentrum voor ingevoerde wagens', 'Finishing centre for imported cars', '进口整车整备中心'),
    ],
  },
  {
    id: 'food',
    divisions: ['01', '03', '10', '11'],
    nace: ['10.3', '10.8', '10.2', '11'],
    hsCodes: ['0710', '2004', '1806'],
    chineseWords: ['食品', '冷链', '水产', '酿造'],
    tradeWords: ['Foods', 'Cold', 'Seafood', 'Brewing'],
    flemishWords: ['Foods', 'Frozen Foods', 'Bakery', 'Brouwerij'],
    goods: [
      t('diepvriesgroenten', 'frozen vegetables', '速冻蔬菜'),
      t('bakkerijproducten', 'bakery products', '烘焙食品'),
      t('visproducten', 'seafood', '水产品'),
    ],
    plants: [
      t('Koelhuis en verpakkingslijn', 'Cold store and packing line', '冷库与分装线'),
      t('Verwerking van vis en schaaldieren', 'Seafood processing plant', '水产品加工厂'),
    ],
  },
  {
    id: 'logistics',
    divisions: ['49', '50', '52', '53'],
    nace: ['52.1', '52.2', '49.4'],
    hsCodes: ['8609'],
    chineseWords: ['物流', '港口装备', '供应链'],
    tradeWords: ['Logistics', 'Port', 'Supply Chain'],
    flemishWords: ['Logistics', 'Terminal Services', 'Transport'],
    goods: [
      t('havenuitrusting', 'port equipment', '港口装备'),
      t('logistieke diensten', 'logistics services', '物流服务'),
    ],
    plants: [
      t('Europees distributiecentrum', 'European distribution centre', '欧洲配送中心'),
      t('Montagekade voor havenkranen', 'Assembly quay for port cranes', '港口起重机总装码头'),
    ],
  },
  {
    id: 'trade',
    divisions: ['46', '47'],
    nace: ['46.4', '46.6', '47'],
    hsCodes: ['9505', '7117'],
    chineseWords: ['电子商务', '贸易', '饰品'],
    tradeWords: ['Commerce', 'Trading', 'Accessories'],
    flemishWords: ['Trading', 'Parts', 'Import'],
    goods: [
      t('huishoudartikelen', 'household goods', '家居百货'),
      t('modejuwelen', 'fashion jewellery', '饰品'),
      t('onderdelen voor heftrucks', 'forklift parts', '叉车配件'),
    ],
    plants: [t('Magazijn onder douane voor e-commerce', 'Bonded e-commerce warehouse', '跨境电商保税仓')],
  },
  {
    id: 'digital',
    divisions: ['59', '61', '62', '63', '71'],
    nace: ['62.1', '62.9', '71.1'],
    hsCodes: ['8523'],
    chineseWords: ['软件', '智能科技', '数据'],
    tradeWords: ['Software', 'Intelligence', 'Data'],
    flemishWords: ['Software', 'Studio', 'Digital'],
    goods: [
      t('productiesoftware', 'manufacturing software', '生产管理软件'),
      t('beeldherkenning', 'image recognition', '图像识别技术'),
    ],
    plants: [t('Europees ontwikkelingsteam', 'European development team', '欧洲研发团队')],
  },
  {
    id: 'energy',
    divisions: ['35'],
    nace: ['35.1', '42.9'],
    hsCodes: ['8502', '8412'],
    chineseWords: ['风电运维', '海洋能源', '光伏'],
    tradeWords: ['Wind', 'Marine Energy', 'Solar'],
    flemishWords: ['Offshore', 'Watt', 'Energie'],
    goods: [
      t('onderhoud van windturbines', 'wind-turbine maintenance', '风机运维'),
      t('funderingen op zee', 'offshore foundations', '海上风电基础'),
    ],
    plants: [t('Onderhoudsbasis voor windparken op zee', 'Offshore-wind service base', '海上风电运维基地')],
  },
  {
    id: 'care',
    divisions: ['32', '72', '86', '87'],
    nace: ['32.5', '72.1', '32.9'],
    hsCodes: ['9018', '9021'],
    chineseWords: ['医疗', '康养', '文具'],
    tradeWords: ['Medical', 'Care', 'Stationery'],
    flemishWords: ['Medical', 'Care', 'Borstel'],
    goods: [
      t('medische hulpmiddelen', 'medical devices', '医疗器械'),
      t('hulpmiddelen voor zorg', 'care aids', '康复辅具'),
    ],
    plants: [
      t(
        'Sterilisatie en verpakking van medische hulpmiddelen',
        'Medical-device sterilising and packing',
        '医疗器械灭菌与包装',
      ),
    ],
  },
];

const byDivision = new Map(
  INDUSTRIES.flatMap((industry) => industry.divisions.map((code) => [code, industry] as const)),
);
const byId = new Map(INDUSTRIES.map((industry) => [industry.id, industry]));

/** The trade a NACE division belongs to; machinery for those no firm here is in. */
export function industryOfDivision(division: string): Industry {
  return byDivision.get(division) ?? industryById('machinery');
}

/** @throws RangeError when there is no such trade. */
export function industryById(id: string): Industry {
  const industry = byId.get(id);
  if (!industry) throw new RangeError(`no industry '${id}'`);
  return industry;
}
