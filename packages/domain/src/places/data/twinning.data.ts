/*
 * Plausible matches between clusters of the two sides: suggestions, no agreements or known deals. Columns: cluster in Zhejiang | cluster in
 * West Flanders | kind | confidence (h, m, l) | shared NACE divisions | reason in Dutch | English | Chinese.
 */
export const TWINNING_PAIRS = `
hz-machinery|wv-forklift|maker-supplier|h||Heftrucks worden gebouwd in Lin'an (Hangcha), de onderdelen worden wereldwijd verhandeld vanuit Waregem (TVH): bouwer ↔ leverancier van onderdelen|Industrial trucks are made in Lin'an (Hangcha) and their parts are traded worldwide from Waregem (TVH): maker ↔ parts supplier|临安（杭叉）制造叉车，瓦勒海姆（TVH）向全球供应叉车配件：制造商↔配件供应商
sx-textile|wv-textilemachines|maker-user|h||Wevers in Keqiao en Shaoxing gebruiken weef- en tapijtmachines zoals ze in Kortrijk en Ieper gebouwd worden: gebruiker ↔ machinebouwer|Weavers of Keqiao and Shaoxing use looms and carpet machines of the kind built in Kortrijk and Ieper: user ↔ machine maker|柯桥和绍兴的织造企业使用科特赖克和伊珀尔制造的这类织机和地毯机：用户↔机械制造商
jx-warpknit|wv-techtextile|same-division|h|13|Beide maken technische stoffen (NACE 13): gecoate en kettinggebreide stoffen|Both make technical fabrics (NACE 13): coated and warp-knitted fabrics|双方均生产产业用纺织品（NACE 13）：涂层织物与经编织物
jx-hometextile|wv-carpet|same-division|h|13|Beide maken interieurtextiel (NACE 13)|Both make interior textiles (NACE 13)|双方均生产家用纺织品（NACE 13）
hz-fibre|wv-carpet|supplier-user|m|13|Polyester en andere synthetische vezels zijn grondstof voor tapijtmakers: leverancier ↔ gebruiker|Polyester and other synthetic fibres are raw material of carpet makers: supplier ↔ user|涤纶等合成纤维是地毯生产的原料：供应商↔用户
jx-polyester|wv-carpet|supplier-user|m||Polyesterfilament is een grondstof voor tapijt: leverancier ↔ gebruiker|Polyester filament is a raw material of carpets: supplier ↔ user|涤纶长丝是地毯的原料：供应商↔用户
jx-newmaterials|wv-newmaterials|same-division|h|20,22|Beide regio's hebben een cluster met de naam 'nieuwe materialen' (NACE 20 en 22)|Both regions run a cluster under the name 'new materials' (NACE 20 and 22)|双方均有“新材料”产业集群（NACE 20、22）
hu-floors|wv-flooring|same-division|h|16|Beide maken houten en laminaatvloeren (NACE 16)|Both make wooden and laminate floors (NACE 16)|双方均生产木地板和强化地板（NACE 16）
qz-doors|wv-flooring|supplier-user|m|16|Deurenmakers gebruiken houten plaatmateriaal: gebruiker ↔ producent van platen|Door makers use wood-based panels: user ↔ panel maker|木门企业使用人造板：用户↔板材生产商
hu-chairs|wv-furniture|same-division|m|31|Beide maken meubelen (NACE 31)|Both make furniture (NACE 31)|双方均生产家具（NACE 31）
jh-woodcarving|wv-furniture|same-division|l|16,31|Beide maken houten meubelen (NACE 31)|Both make wooden furniture (NACE 31)|双方均生产木制家具（NACE 31）
nb-port|wv-port|port-port|h|50,52,49|Diepzeehavens voor containers en auto's aan beide kanten (NACE 50 en 52): haven ↔ haven|Deep-sea container and car ports on each side (NACE 50 and 52): port ↔ port|双方均有集装箱和汽车深水港（NACE 50、52）：港口↔港口
zs-oil|wv-lng|port-port|m|52|Beide slaan brandstoffen op en verdelen ze (NACE 52); in beide havens komt vloeibaar aardgas aan|Both store and distribute fuels (NACE 52); liquefied natural gas is landed at both|双方均储运燃料（NACE 52），两地均接卸液化天然气
zs-ships|wv-offshore|same-division|m|33|Scheepsherstelwerven ↔ onderhoud van windparken op zee (NACE 33)|Ship repair yards ↔ offshore-wind maintenance (NACE 33)|船舶修理↔海上风电运维（NACE 33）
zs-seafood|wv-fish|same-division|h|03,10|Beide landen vis aan en verwerken ze (NACE 03 en 10)|Both land and process fish (NACE 03 and 10)|双方均从事渔业捕捞与水产加工（NACE 03、10）
nb-auto|wv-port|exporter-port|h||Autobouwers ↔ roro-terminal voor auto's: exporteur ↔ haven van binnenkomst|Car makers ↔ ro-ro car terminal: exporter ↔ port of entry|汽车制造商↔汽车滚装码头：出口商↔进口港
tz-cars|wv-port|exporter-port|h||Autobouwers ↔ roro-terminal voor auto's: exporteur ↔ haven van binnenkomst|Car makers ↔ ro-ro car terminal: exporter ↔ port of entry|汽车制造商↔汽车滚装码头：出口商↔进口港
jh-nev|wv-port|exporter-port|m||Bouwers van elektrische wagens ↔ roro-terminal voor auto's: exporteur ↔ haven van binnenkomst|Electric-car makers ↔ ro-ro car terminal: exporter ↔ port of entry|新能源汽车制造商↔汽车滚装码头：出口商↔进口港
hz-video|wv-electronics|same-division|h|26|Beeldtechnologie (NACE 26)|Imaging and visual technology (NACE 26)|影像与视觉技术（NACE 26）
nb-yuyao-optics|wv-electronics|supplier-user|m|26|Lenzenmakers ↔ makers van schermen en projectoren (NACE 26): leverancier ↔ gebruiker|Lens makers ↔ display and projection makers (NACE 26): supplier ↔ user|镜头制造商↔显示与投影设备制造商（NACE 26）：供应商↔用户
hz-automation|wv-mechatronics|supplier-user|h|26,28|Industriële besturingen ↔ machinebouwers: leverancier ↔ gebruiker|Industrial control systems ↔ machine builders: supplier ↔ user|工业控制系统↔机械制造商：供应商↔用户
nb-plasticmachines|wv-plastics|maker-user|m||Spuitgietmachines ↔ kunststofverwerkers: machinebouwer ↔ gebruiker|Injection moulding machines ↔ plastics processors: machine maker ↔ user|注塑机↔塑料加工企业：机械制造商↔用户
tz-moulds|wv-plastics|maker-user|m||Matrijzen ↔ kunststofverwerkers: matrijzenmaker ↔ gebruiker|Moulds ↔ plastics processors: toolmaker ↔ user|模具↔塑料加工企业：模具制造商↔用户
nb-yuyao-plastics|wv-plastics|same-division|m|22|Beide verwerken kunststoffen (NACE 22)|Both process plastics (NACE 22)|双方均从事塑料加工（NACE 22）
tz-plastics|wv-plastics|same-division|m|22|Beide maken kunststofproducten (NACE 22)|Both make plastic products (NACE 22)|双方均生产塑料制品（NACE 22）
tz-sewing|wv-techtextile|maker-user|l||Naaimachines ↔ makers van technisch textiel en beschermkledij: machinebouwer ↔ gebruiker|Sewing machines ↔ makers of technical-textile goods and protective clothing: machine maker ↔ user|缝制设备↔产业用纺织品与防护服生产商：机械制造商↔用户
sx-refrigeration|wv-hvac|supplier-user|h|28|Kleppen en regelingen voor koelcircuits ↔ makers van warmtepompen en airconditioning: leverancier ↔ gebruiker|Valves and controls for refrigerant circuits ↔ makers of heat pumps and air conditioning: supplier ↔ user|制冷回路阀件与控制元器件↔热泵和空调制造商：供应商↔用户
sx-brass|wv-hvac|supplier-user|h|28|Koper- en koelcomponenten ↔ makers van warmtepompen: leverancier ↔ gebruiker|Copper and refrigeration components ↔ makers of heat pumps: supplier ↔ user|铜件与制冷配件↔热泵制造商：供应商↔用户
sx-fans|wv-hvac|same-division|m|28|Beide maken ventilatietoestellen (NACE 28)|Both make ventilation equipment (NACE 28)|双方均生产通风设备（NACE 28）
sx-bearings|wv-mechatronics|supplier-user|h|28|Lagers ↔ machinebouwers: leverancier ↔ gebruiker|Bearings ↔ machine builders: supplier ↔ user|轴承↔机械制造商：供应商↔用户
nb-pneumatics|wv-mechatronics|supplier-user|m|28|Pneumatische componenten ↔ machinebouwers: leverancier ↔ gebruiker|Pneumatic components ↔ machine builders: supplier ↔ user|气动元件↔机械制造商：供应商↔用户
tz-pumps|wv-agrimachines|same-division|l|28|Pompen en motoren ↔ landbouwmachines: beide NACE 28|Pumps and motors ↔ agricultural machinery: both NACE 28|泵与电机↔农业机械：均属 NACE 28
jh-yongkang|wv-metal|same-division|l|25|Beide maken metaalwaren (NACE 25)|Both make metal goods (NACE 25)|双方均生产金属制品（NACE 25）
jx-haiyan-fasteners|wv-wire|supplier-user|m|25|Staaldraad is de grondstof van bevestigingsmiddelen: leverancier ↔ gebruiker|Steel wire is the raw material of fasteners: supplier ↔ user|钢丝是紧固件的原料：供应商↔用户
tz-rubber|wv-wire|supplier-user|h||Staalkoord en staaldraad versterken rubberen riemen en slangen: leverancier ↔ gebruiker|Steel cord and wire reinforce rubber belts and hoses: supplier ↔ user|钢帘线和钢丝用于增强橡胶带和胶管：供应商↔用户
ls-mushrooms|wv-frozenveg|same-division|m|10|Verwerking van groenten en paddenstoelen (NACE 10)|Vegetable and mushroom processing (NACE 10)|蔬菜与食用菌加工（NACE 10）
qz-pomelo|wv-frozenveg|same-division|l|10|Verwerking van groenten en fruit (NACE 10)|Fruit and vegetable processing (NACE 10)|果蔬加工（NACE 10）
nb-petrochem|wv-newmaterials|supplier-user|m|20|Polymeren en chemische nieuwe materialen (NACE 20) ↔ verwerkers: leverancier ↔ gebruiker|Polymers and chemical new materials (NACE 20) ↔ processors: supplier ↔ user|聚合物与化工新材料（NACE 20）↔加工企业：供应商↔用户
hz-digital|wv-digital|same-division|m|62|Software en digitale creatie (NACE 62)|Software and digital creation (NACE 62)|软件与数字创意（NACE 62）
jh-film|wv-digital|supplier-user|l||Filmproductie ↔ 3D en digitale creatie|Film production ↔ 3D and digital creation|影视制作↔三维与数字创意
jh-yiwu|wv-logistics|exporter-port|m||Exporteurs van consumptiegoederen ↔ Europese distributie: handelaar ↔ logistiek|Exporters of consumer goods ↔ European distribution: trader ↔ logistics|消费品出口商↔欧洲分销：贸易商↔物流
hz-biopharma|wv-care|supplier-user|l||Medische hulpmiddelen ↔ zorgtechnologie|Medical devices ↔ care technology|医疗器械↔护理技术
sx-wine|wv-beer|same-division|l|11|Beide maken gegiste dranken (NACE 11)|Both make fermented drinks (NACE 11)|双方均生产发酵酒（NACE 11）
wz-printing|wv-media|same-division|l|18|Beide drukken (NACE 18)|Both print (NACE 18)|双方均从事印刷（NACE 18）
tz-toilets|wv-construction|same-division|l|23|Sanitair keramiek en bouwproducten (beide NACE 23)|Sanitary ceramics and building products (both NACE 23)|卫生陶瓷与建材（均属 NACE 23）
`;
