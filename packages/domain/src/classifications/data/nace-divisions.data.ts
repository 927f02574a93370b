/*
 * The 87 divisions of NACE Rev. 2.1 (Commission Delegated Regulation (EU) 2023/137). Columns: code | Dutch | English | Chinese. English as in
 * the regulation, shortened; Dutch and Chinese follow it and the usual wording of NACEBEL and GB/T 4754.
 */
export const NACE_DIVISIONS = `
01|Landbouw, veeteelt en jacht|Crop and animal production, hunting|农业、畜牧业和狩猎
02|Bosbouw|Forestry and logging|林业
03|Visserij en aquacultuur|Fishing and aquaculture|渔业和水产养殖
05|Winning van steenkool en bruinkool|Mining of coal and lignite|煤炭开采
06|Winning van aardolie en aardgas|Extraction of crude petroleum and natural gas|石油和天然气开采
07|Winning van metaalertsen|Mining of metal ores|金属矿采选
08|Overige winning van delfstoffen|Other mining and quarrying|其他采矿
09|Ondersteunende diensten voor de mijnbouw|Mining support service activities|采矿辅助活动
10|Voedingsmiddelen|Manufacture of food products|食品制造
11|Dranken|Manufacture of beverages|饮料制造
12|Tabaksproducten|Manufacture of tobacco products|烟草制品
13|Textiel|Manufacture of textiles|纺织
14|Kleding|Manufacture of wearing apparel|服装
15|Leder en lederwaren|Manufacture of leather and related products|皮革制品
16|Houtindustrie|Manufacture of wood and of products of wood and cork|木材加工和木制品
17|Papier en papierwaren|Manufacture of paper and paper products|造纸和纸制品
18|Drukkerijen en reproductie van opgenomen media|Printing and reproduction of recorded media|印刷和记录媒介复制
19|Cokes en geraffineerde aardolieproducten|Manufacture of coke and refined petroleum products|炼焦和石油加工
20|Chemische producten|Manufacture of chemicals and chemical products|化工
21|Farmaceutische producten|Manufacture of basic pharmaceutical products and preparations|医药制造
22|Producten van rubber en kunststof|Manufacture of rubber and plastic products|橡胶和塑料制品
23|Glas, keramiek, cement en andere niet-metaalhoudende minerale producten|Manufacture of other non-metallic mineral products|非金属矿物制品
24|Metalen in primaire vorm|Manufacture of basic metals|金属冶炼
25|Producten van metaal|Manufacture of fabricated metal products|金属制品
26|Informatica-, elektronische en optische producten|Manufacture of computer, electronic and optical products|计算机、电子和光学产品
27|Elektrische apparatuur|Manufacture of electrical equipment|电气设备
28|Machines en apparaten|Manufacture of machinery and equipment|机械设备
29|Motorvoertuigen, aanhangwagens en opleggers|Manufacture of motor vehicles, trailers and semi-trailers|汽车制造
30|Andere transportmiddelen|Manufacture of other transport equipment|其他运输设备
31|Meubelen|Manufacture of furniture|家具制造
32|Overige industrie|Other manufacturing|其他制造业
33|Reparatie, onderhoud en installatie van machines en apparaten|Repair, maintenance and installation of machinery and equipment|机械设备的修理、维护和安装
35|Elektriciteit, gas, stoom en gekoelde lucht|Electricity, gas, steam and air conditioning supply|电力、燃气、热力和冷气供应
36|Winning, behandeling en distributie van water|Water collection, treatment and supply|水的采集、处理和供应
37|Afvalwaterafvoer|Sewerage|污水处理
38|Inzameling, terugwinning en verwijdering van afval|Waste collection, recovery and disposal|废弃物收集、回收和处置
39|Sanering en ander afvalbeheer|Remediation and other waste management|环境修复和其他废弃物管理
41|Bouw van residentiële en niet-residentiële gebouwen|Construction of residential and non-residential buildings|房屋建筑
42|Weg- en waterbouw|Civil engineering|土木工程
43|Gespecialiseerde bouwwerkzaamheden|Specialised construction activities|专业建筑活动
46|Groothandel|Wholesale trade|批发
47|Detailhandel|Retail trade|零售
49|Vervoer te land en via pijpleidingen|Land transport and transport via pipelines|陆路和管道运输
50|Vervoer over water|Water transport|水上运输
51|Luchtvaart|Air transport|航空运输
52|Opslag en vervoerondersteunende activiteiten|Warehousing, storage and support activities for transportation|仓储和运输辅助活动
53|Posterijen en koeriers|Postal and courier activities|邮政和快递
55|Verschaffen van accommodatie|Accommodation|住宿
56|Eet- en drinkgelegenheden|Food and beverage service activities|餐饮
58|Uitgeverijen|Publishing activities|出版
59|Films, televisieprogramma's en geluidsopnamen|Motion picture, television programme and sound recording production|影视和录音制作
60|Programmering, omroep, persagentschappen en andere verspreiding van inhoud|Programming, broadcasting, news agency and other content distribution|节目编排、广播、新闻机构和其他内容分发
61|Telecommunicatie|Telecommunication|电信
62|Computerprogrammering, consultancy en aanverwante activiteiten|Computer programming, consultancy and related activities|计算机编程、咨询和相关活动
63|Computerinfrastructuur, gegevensverwerking, hosting en andere informatiediensten|Computing infrastructure, data processing, hosting and other information services|计算基础设施、数据处理、托管和其他信息服务
64|Financiële dienstverlening|Financial services, except insurance and pension funding|金融服务
65|Verzekeringen, herverzekeringen en pensioenfondsen|Insurance, reinsurance and pension funding|保险、再保险和养老基金
66|Ondersteunende activiteiten voor financiën en verzekeringen|Activities auxiliary to financial services and insurance|金融和保险辅助活动
68|Exploitatie van en handel in onroerend goed|Real estate activities|房地产
69|Rechtskundige en boekhoudkundige diensten|Legal and accounting activities|法律和会计
70|Hoofdkantoren en advies op het gebied van bedrijfsbeheer|Activities of head offices and management consultancy|总部活动和管理咨询
71|Architecten en ingenieurs; technische testen en toetsen|Architectural and engineering activities; technical testing and analysis|建筑设计、工程和技术检测
72|Speur- en ontwikkelingswerk|Scientific research and development|科学研究和开发
73|Reclame, marktonderzoek en public relations|Advertising, market research and public relations|广告、市场调研和公共关系
74|Overige gespecialiseerde, wetenschappelijke en technische activiteiten|Other professional, scientific and technical activities|其他专业、科学和技术活动
75|Veterinaire diensten|Veterinary activities|兽医
77|Verhuur en lease|Rental and leasing activities|租赁
78|Arbeidsbemiddeling en personeelswerk|Employment activities|就业服务
79|Reisbureaus, reisorganisatoren en reserveringsbureaus|Travel agency, tour operator and other reservation services|旅行社和预订服务
80|Opsporing en beveiliging|Investigation and security activities|调查和保安
81|Diensten in verband met gebouwen; landschapsverzorging|Services to buildings and landscape activities|建筑物和景观服务
82|Administratieve en ondersteunende diensten aan bedrijven|Office administrative, office support and other business support|办公行政和其他商务支持
84|Openbaar bestuur en defensie; verplichte sociale verzekeringen|Public administration and defence; compulsory social security|公共管理、国防和社会保障
85|Onderwijs|Education|教育
86|Menselijke gezondheidszorg|Human health activities|卫生
87|Maatschappelijke dienstverlening met huisvesting|Residential care activities|住宿护理
88|Maatschappelijke dienstverlening zonder huisvesting|Social work activities without accommodation|不提供住宿的社会工作
90|Creatieve activiteiten en podiumkunsten|Arts creation and performing arts|艺术创作和表演
91|Bibliotheken, archieven, musea en andere culturele activiteiten|Library, archive, museum and other cultural activities|图书馆、档案馆、博物馆和其他文化活动
92|Loterijen en kansspelen|Gambling and betting activities|博彩
93|Sport, ontspanning en recreatie|Sports activities and amusement and recreation|体育、娱乐和休闲
94|Verenigingen|Activities of membership organisations|会员组织
95|Reparatie van computers, consumentenartikelen, motorvoertuigen en motorfietsen|Repair of computers, personal and household goods, motor vehicles and motorcycles|计算机、个人和家庭用品及机动车修理
96|Persoonlijke diensten|Personal service activities|个人服务
97|Huishoudens als werkgever van huishoudelijk personeel|Activities of households as employers of domestic personnel|雇用家政人员的家庭
98|Productie door huishoudens voor eigen gebruik|Goods- and services-producing activities of households for own use|家庭自用的生产活动
99|Extraterritoriale organisaties|Activities of extraterritorial organisations and bodies|国际组织
`;
