/*
 * What places are known for. Columns: id | places (GB/T 2260 or NIS codes, main one first) | NACE Rev. 2.1 divisions, main one first |
 * confidence (h, m, l) | Dutch | English | Chinese.
 */
export const ZHEJIANG_CLUSTERS = `
hz-digital|330108,330110,330106|62,63|h|Digitale economie: e-commerce, cloud, AI|Digital economy: e-commerce, cloud, AI|数字经济（电子商务、云计算、人工智能）
hz-video|330108|26,62|h|Videobewaking en intelligente beeldtechnologie|Video surveillance and intelligent vision|数字安防与视觉智能
hz-automation|330108|26,28,62|h|Industriële automatisering en besturing|Industrial automation and control|工业自动化与控制系统
hz-biopharma|330114,330110|21,72|m|Biofarma en medische hulpmiddelen|Biopharmaceuticals and medical devices|生物医药
hz-fibre|330109|20,13|h|Chemische vezels en weefsels|Chemical fibres and fabrics|化纤纺织
hz-autoparts|330109|29|h|Auto-onderdelen|Automotive components|汽车零部件
hz-machinery|330112,330113|28|h|Zware uitrusting: luchtscheiding, heftrucks, turbines|Heavy equipment: air separation, industrial trucks, turbines|高端装备（空分设备、叉车、汽轮机）
hz-fashion|330113|14,13|m|Kleding en huishoudtextiel|Clothing and home textiles|服装与家纺
hz-kitchen|330113|27|m|Keukentoestellen|Kitchen appliances|厨房电器
hz-drinks|330106,330102|11|m|Verpakt water en frisdrank|Packaged water and soft drinks|饮用水与饮料
hz-tonglu-pens|330122|32|m|Schrijfgerei (Fenshui) en medische endoscopen|Pens (Fenshui) and medical endoscopes|制笔（分水）与医用内窥镜
hz-tonglu-express|330122|53|m|Thuisbasis van de oprichters van de grote koerierbedrijven|Home county of the founders of the large express couriers|中国民营快递之乡
hz-fuyang-paper|330111|17|l|Papierproductie|Paper making|造纸
nb-port|330206,330211,330200|50,52,49|h|Container- en bulkhaven, scheepvaart en logistiek|Container and bulk port, shipping and logistics|港航物流（宁波舟山港）
nb-petrochem|330211,330206|19,20|h|Petrochemie en chemische nieuwe materialen|Petrochemicals and chemical new materials|绿色石化与化工新材料
nb-auto|330206,330282,330200|29|h|Auto's en auto-onderdelen|Cars and automotive components|汽车及零部件
nb-zhenhai-auto|330211|29|m|Autobouw|Car making|汽车制造
nb-plasticmachines|330206|28|h|Spuitgietmachines|Injection moulding machines|注塑机（塑料机械）
nb-magnets|330200,330206|25|h|Zeldzame-aardmagneten en magnetische materialen|Rare-earth permanent magnets and magnetic materials|稀土永磁与磁性材料
nb-moulds|330206,330226,330281|25|h|Matrijzen en spuitgietvormen|Moulds and die-casting|模具与压铸
nb-cixi-appliances|330282|27|h|Kleine huishoudtoestellen|Small household appliances|小家电
nb-yuyao-plastics|330281|22,46|h|Kunststofverwerking en kunststofhandel (China Plastics City)|Plastics processing and plastics trade (China Plastics City)|塑料加工与塑料交易（中国塑料城）
nb-yuyao-optics|330281|26|h|Optica en opto-elektronica|Optics and opto-electronics|光学电子
nb-fashion|330203,330212,330213|14|h|Herenkleding en modemerken|Menswear and fashion brands|服装（男装品牌）
nb-knit|330206,330225|14,13|h|Gebreide kleding|Knitted garments|针织服装
nb-stationery|330226|32|h|Kantoor- en schrijfwaren|Stationery|文具
nb-pneumatics|330213|28|m|Pneumatische componenten|Pneumatic components|气动元件
nb-fasteners|330211,330212|25|m|Bevestigingsmiddelen|Fasteners|紧固件
wz-electrical|330382|27|h|Laagspanningsmaterieel (Liushi)|Low-voltage electrical equipment (Liushi)|低压电器（柳市，中国电器之都）
wz-shoes|330302,330304,330324,330381|15|h|Schoenen en leder|Shoes and leather|鞋革（中国鞋都）
wz-clothing|330304,330302,330324|14|h|Kleding|Clothing|服装
wz-autoparts|330381|29|h|Auto- en motoronderdelen|Automobile and motorcycle parts|汽摩配
wz-valves|330324,330303|28|h|Industriële pompen en afsluiters|Industrial pumps and valves|泵阀
wz-glasses|330304|32|h|Brillen en monturen|Spectacles and frames|眼镜
wz-lighters|330302|32|m|Aanstekers|Lighters|打火机
wz-buttons|330324|32|h|Knopen en ritssluitingen (Qiaotou)|Buttons and zips (Qiaotou)|纽扣拉链（桥头）
wz-toys|330324|32|m|Educatief speelgoed en speeltoestellen (Qiaoxia)|Educational and playground toys (Qiaoxia)|教玩具（桥下）
wz-printing|330383|18,17|h|Drukwerk en verpakking|Printing and packaging|印刷包装（中国印刷城）
wz-plasticweaving|330326,330327|22,13|m|Geweven kunststofzakken|Woven plastic bags|塑编
wz-pets|330326|15,10|m|Dierbenodigdheden (Shuitou)|Pet products (Shuitou)|宠物用品（水头）
jx-leather|330481|15,14,47|h|Leder en bont|Leather and fur|皮革（海宁中国皮革城）
jx-warpknit|330481|13|h|Kettingbreisels (Maqiao) en technische weefsels|Warp knitting (Maqiao) and technical fabrics|经编（马桥）
jx-hometextile|330481|13|h|Huishoudtextiel (Xucun)|Home textiles (Xucun)|家纺（许村）
jx-newmaterials|330481|20,22|h|Nieuwe materialen: PET, polyester|New materials: PET, polyester|新材料（聚酯等）
jx-solar|330481,330411|26,27|m|Fotovoltaïsche cellen en panelen|Photovoltaics|光伏
jx-wool|330483|14|h|Wollen truien (Puyuan)|Woollen sweaters (Puyuan)|羊毛衫（濮院）
jx-polyester|330483|20|h|Polyesterfilament (Zhouquan)|Polyester filament (Zhouquan)|涤纶长丝（洲泉）
jx-glassfibre|330483|23|h|Glasvezel|Glass fibre|玻璃纤维
jx-jiashan-elec|330421|26|h|Elektronica en halfgeleiders|Electronics and semiconductors|电子信息
jx-jiashan-wood|330421|16,31|m|Multiplex en meubelen|Plywood and furniture|木业家具
jx-pinghu-bags|330482|15|h|Koffers en tassen|Suitcases and bags|箱包
jx-pinghu-down|330482|14|h|Donsjassen|Down jackets|羽绒服装
jx-pinghu-motors|330482|27|m|Elektromotoren en precisiemachines (Japanse investeerders)|Electric motors and precision machinery (Japanese investors)|电机与精密机械
jx-haiyan-fasteners|330424|25|h|Bevestigingsmiddelen|Fasteners|紧固件
jx-haiyan-ceilings|330424|25,27|m|Geïntegreerde plafonds|Integrated ceilings|集成吊顶
jx-haiyan-nuclear|330424|35|h|Kernenergie (Qinshan)|Nuclear power (Qinshan)|核电（秦山）
hu-chairs|330523|31|h|Bureaustoelen en zitmeubelen|Office chairs and seating|椅业
hu-bamboo|330523|16|h|Bamboeproducten|Bamboo products|竹产业
hu-batteries|330522|27|h|Lood- en lithiumbatterijen|Lead-acid and lithium batteries|动力电池（铅蓄、锂电）
hu-floors|330503|16|h|Houten vloeren|Wooden floors|木地板
hu-lifts|330503|28|h|Liften en liftonderdelen|Lifts and lift components|电梯
hu-children|330502|14|h|Kinderkleding (Zhili)|Children's clothing (Zhili)|童装（织里）
hu-silk|330502,330503|13|h|Zijde|Silk|丝绸
hu-geo|330521|62,71|h|Geo-informatie|Geographic information|地理信息
hu-pianos|330521|32|h|Piano's (Luoshe)|Pianos (Luoshe)|钢琴（洛舍）
sx-textile|330603,330602|13,46|h|Stoffen, ververij en bedrukking; China Textile City|Fabrics, dyeing and printing; China Textile City|纺织印染（中国轻纺城）
sx-wine|330602,330603|11|h|Gele rijstwijn|Yellow rice wine|黄酒
sx-chips|330602|26|m|Geïntegreerde schakelingen|Integrated circuits|集成电路
sx-finechem|330604|20|h|Kleurstoffen en fijnchemie|Dyestuffs and fine chemicals|染料与精细化工
sx-fans|330604|28|h|Industriële ventilatoren|Industrial fans and ventilation|风机
sx-socks|330681|14|h|Sokken (Datang)|Socks (Datang)|袜业（大唐）
sx-pearls|330681|32,03|h|Zoetwaterparels (Shanxiahu)|Freshwater pearls (Shanxiahu)|珍珠（山下湖）
sx-brass|330681|28,24|h|Afsluiters, koper en koelcomponenten (Diankou)|Valves, copper and refrigeration components (Diankou)|管阀、铜加工与制冷配件（店口）
sx-ties|330683|14|h|Dassen|Neckties|领带
sx-kitchen|330683|27|h|Keukentoestellen|Kitchen appliances|厨具电器
sx-pharma|330624|21,20|h|Vitaminen en farmaceutische grondstoffen|Vitamins and active pharmaceutical ingredients|维生素与原料药
sx-bearings|330624|28|h|Lagers|Bearings|轴承
sx-refrigeration|330624|28|h|Regelcomponenten voor koeling|Refrigeration control components|制冷控制元器件
jh-yiwu|330782|46,47|h|Kleine consumptiegoederen: wereldmarkt en handel|Small commodities: world market and trade|小商品贸易（国际商贸城）
jh-yiwu-make|330782|13,14,32|h|Sieraden, ritsen, naadloos breigoed|Jewellery, zips, seamless knitwear|饰品、拉链、无缝针织
jh-yongkang|330784|25,28|h|Metaalwaren: deuren, thermosbekers, elektrisch gereedschap|Hardware: doors, vacuum cups, power tools|五金（门业、保温杯、电动工具）
jh-wuyi|330723|25,28|m|Elektrisch gereedschap, deuren, metaalwaren|Power tools, doors, metal goods|电动工具、门业
jh-woodcarving|330783|16,31|h|Houtsnijwerk en rozenhouten meubelen|Wood carving and rosewood furniture|木雕与红木家具
jh-film|330783|59|h|Film en televisie (Hengdian)|Film and television (Hengdian)|影视（横店）
jh-magnets|330783|25,26|h|Ferrietmagneten en elektronica (Hengdian)|Ferrite magnets and electronics (Hengdian)|磁性材料（横店）
jh-crystal|330726|23|h|Kristalglas|Crystal glass|水晶
jh-padlocks|330726|25|h|Hangsloten|Padlocks|挂锁
jh-lanxi-cotton|330781|13|h|Katoenweefsels|Cotton fabrics|棉纺织
jh-nev|330702,330703|29|h|Elektrische wagens|New-energy vehicles|新能源汽车
jh-herbs|330727|01,21|h|Chinese geneeskrachtige kruiden|Chinese medicinal herbs|中药材（浙八味）
qz-fluor|330802,330803|20|h|Fluor- en siliconenchemie, elektronische chemicaliën|Fluorine and silicone chemistry, electronic chemicals|氟硅新材料
qz-battery|330802|20,27|m|Materialen voor lithiumbatterijen|Lithium battery materials|锂电材料
qz-paper|330825,330803|17|h|Speciaal papier|Speciality paper|特种纸
qz-compressors|330802|28|h|Compressoren en boorwerktuigen|Compressors and rock drills|空气动力机械
qz-doors|330881|16|h|Houten deuren|Wooden doors|木门
qz-pomelo|330822|01,10|m|Citrus (huyou) en camelia-olie|Citrus (huyou) and camellia oil|胡柚与山茶油
zs-ships|330903,330921,330902|30,33|h|Scheepsbouw en scheepsherstelling|Shipbuilding and ship repair|船舶修造
zs-petrochem|330921|19,20|h|Petrochemie (Yushan)|Petrochemicals (Yushan)|绿色石化（鱼山）
zs-oil|330902,330903|46,52|h|Olieopslag, bunkering en grondstoffenhandel|Oil storage, bunkering and commodity trade|油品储运与保税燃油加注
zs-seafood|330903,330922|03,10|h|Visserij en visverwerking|Fisheries and seafood processing|远洋渔业与水产加工
zs-screws|330902|28|h|Schroeven en cilinders voor kunststofmachines (Jintang)|Screws and barrels for plastics machinery (Jintang)|塑机螺杆（金塘）
tz-cars|331002,331004,331082|29|h|Auto's en onderdelen|Cars and components|汽车及零部件
tz-sewing|331002|28|h|Naaimachines|Sewing machines|缝制设备
tz-moulds|331003|25|h|Kunststofmatrijzen|Plastic moulds|模具
tz-plastics|331003|22|h|Kunststofproducten|Plastic products|塑料制品
tz-pumps|331081|28|h|Pompen en motoren|Pumps and motors|泵与电机
tz-shoes|331081|15|m|Schoenen|Shoes|鞋业
tz-pharma|331002,331082|21,20|h|Farmaceutische grondstoffen|Active pharmaceutical ingredients|原料药
tz-toilets|331002|23,27|h|Slimme toiletten en sanitair|Smart toilets and sanitary ware|智能马桶
tz-yuhuan-valves|331083|28|h|Sanitaire kranen en fittingen|Plumbing valves and fittings|水暖阀门
tz-yuhuan-auto|331083|29|h|Auto- en motoronderdelen|Automobile and motorcycle parts|汽摩配
tz-outdoor|331082|31,32|h|Tuin- en vrijetijdsmeubelen|Outdoor leisure furniture and goods|户外休闲用品
tz-glasses|331082|32|h|Brillen (Duqiao)|Spectacles (Duqiao)|眼镜（杜桥）
tz-rubber|331022|22|h|Rubberen riemen en slangen|Rubber belts and hoses|橡胶制品（胶带）
tz-filters|331023|13,29|h|Filterdoek en textiel voor auto-interieurs|Filter fabrics and car interior textiles|产业用布（滤料）与汽车用品
tz-xianju|331024|16,32,21|h|Houten sierwaren; steroïde geneesmiddelen|Wooden crafts; steroid pharmaceuticals|工艺礼品与甾体药物
ls-leather|331102|22,13|h|Kunstleder|Synthetic leather|合成革
ls-celadon|331181|23,25|h|Celadon en zwaarden|Celadon and swords|青瓷与宝剑
ls-autoac|331181|29,28|m|Onderdelen voor autoairco|Parts for car air conditioning|汽车空调零部件
ls-toys|331125|32|h|Houten speelgoed|Wooden toys|木制玩具
ls-pencils|331126|32,16|h|Potloden en bamboestokjes|Pencils and bamboo chopsticks|铅笔与竹筷
ls-mushrooms|331126,331181|01,10|h|Paddenstoelen|Mushrooms|食用菌（香菇）
ls-saws|331122|28|h|Lintzaagmachines|Band sawing machines|带锯床
ls-steel|331124|24|h|Roestvrijstalen buizen|Stainless-steel tubes|不锈钢管
ls-tea|331124|10,01|h|Thee|Tea|茶叶
ls-stone|331121|23|h|Steensnijkunst|Stone carving|石雕
ls-valves|331121|28|m|Afsluiters en gietwerk|Valves and castings|阀门铸造
`;

export const WEST_FLEMISH_CLUSTERS = `
wv-carpet|34040,34009,37022,37017,36007,34002|13|h|Tapijt en interieurtextiel|Carpets and interior textiles|地毯与室内纺织品
wv-flooring|37017,37010,34040|16,22|h|Laminaat, vinyl en plaatmaterialen|Laminate, vinyl and wood-based panels|强化地板、弹性地板与人造板
wv-techtextile|37020,34040,34022|13,22|h|Technisch textiel en coating|Technical textiles and coating|产业用纺织品与涂层
wv-flax|34022,34023,34041|13,01|m|Vlas en linnen|Flax and linen|亚麻
wv-textilemachines|34022,33011|28|h|Textielmachines: weef-, tapijt- en tuftmachines|Textile machinery: weaving, carpet and tufting machines|纺织机械（织机、地毯机、簇绒机）
wv-frozenveg|37020,36019,33040,33037,36015,32011|10|h|Diepvriesgroenten|Frozen vegetables|速冻蔬菜
wv-potato|34013,37017,33039|10|h|Aardappelproducten|Potato products|马铃薯制品（薯条）
wv-meat|36015,36019,37020,36008|10|h|Vlees en vleeswaren|Meat and meat products|肉类加工
wv-feed|37017,36015,36007|10|m|Mengvoeders|Compound feed|配合饲料
wv-bakery|36008,32030|10|m|Margarine, bakkerij en koekjes|Margarine, bakery and biscuits|人造奶油、烘焙与饼干
wv-horticulture|36015,37020|01,46|h|Groenteteelt en veiling (REO Veiling)|Vegetable growing and auction (REO Veiling)|蔬菜种植与拍卖
wv-fish|31005,35013,38016|03,10|h|Visserij en visverwerking|Fisheries and fish processing|渔业与水产加工
wv-beer|36015,34022,33021,31005|11,01|m|Bier en hop|Beer and hops|啤酒与啤酒花
wv-agrimachines|36015,31040,37010|28|h|Landbouwmachines: maaidorsers, aardappelmachines|Agricultural machinery: combine harvesters, potato machines|农业机械（联合收割机、马铃薯机械）
wv-mechatronics|34022,31005,33011,34041,34040|28,26,27|h|Machinebouw en mechatronica|Machine building and mechatronics|机械制造与机电一体化
wv-electronics|34022,36008,31022|26|h|Beeldtechnologie, conferentiesystemen, sensoren en connectoren|Visual technology, conference systems, sensors and connectors|视觉显示、会议系统与传感器
wv-digital|34022|58,62|h|Gaming, 3D en digitale creatie|Gaming, 3D and digital creation|游戏、三维与数字创意
wv-wire|34042,36007|25,24|h|Staaldraad en metaalproducten|Steel wire and metal products|钢丝与金属制品
wv-metal|36006,34013|24,25|m|Koudgevormd staal, ketels en staalbouw|Cold-formed steel, boilers and steel construction|冷弯型钢、锅炉与钢结构
wv-plastics|36006,34041,34022,34013,34027|22|h|Kunststoffen: raamprofielen, isolatie, lichtkoepels|Plastics: window profiles, insulation, rooflights|塑料（门窗型材、保温材料、采光顶）
wv-newmaterials|34022,34040,37022|20,22,13|h|Nieuwe materialen (composieten, gerecycleerd en biogebaseerd)|New materials (composites, recycled and bio-based)|新材料（复合材料、再生与生物基材料）
wv-construction|34022,34040,34013|23,25|h|Bouwmaterialen: baksteen, dakpannen, ventilatie en zonwering|Construction materials: bricks, roof tiles, ventilation and sun protection|建筑材料（砖瓦、通风与遮阳）
wv-hvac|35013,34040,38025|28|h|Warmtepompen, airconditioning en ventilatie|Heat pumps, air conditioning and ventilation|热泵、空调与通风
wv-furniture|36008,37022,34022,34027|31,16|m|Meubelen en hout|Furniture and wood|家具与木业
wv-brushes|36008|32|m|Borstels|Brushes|制刷
wv-forklift|34040|46|h|Onderdelen voor heftrucks en machines|Parts for industrial trucks and machines|叉车与工业车辆配件
wv-vehicles|36015|29|m|Bussen, autocars en carrosserieën|Buses, coaches and vehicle bodies|客车与车身
wv-port|31005|50,52,49|h|Haven van Zeebrugge: auto's en roro, containers, logistiek|Port of Zeebrugge: cars and ro-ro, containers, logistics|泽布吕赫港（汽车滚装、集装箱与物流）
wv-lng|31005|52,35,49|h|LNG-terminal en gasknooppunt|LNG terminal and gas hub|液化天然气接收站与天然气枢纽
wv-offshore|35013,31005|35,42,33|h|Offshore wind en blauwe energie|Offshore wind and blue energy|海上风电与蓝色能源
wv-blue|35013,31005,38016|03,72,42|h|Blauwe economie: marien onderzoek, kustwerken, aquacultuur|Blue economy: marine research, coastal works, aquaculture|蓝色经济（海洋科研、海岸工程、水产养殖）
wv-care|31005,34022,36015|86,87,32|m|Zorgeconomie en zorgtechnologie|Care economy and care technology|健康护理产业与护理技术
wv-pharma|31005,34022|21|l|Farma|Pharmaceuticals|医药
wv-media|36015,31005|58,18|h|Media, uitgeverij en drukwerk|Media, publishing and printing|传媒、出版与印刷
wv-tourism|31005,35013,31043,31004,35029,38014,38008|55,56,79|h|Kust- en stadstoerisme|Coast and city tourism|海滨与城市旅游
wv-logistics|34040,34022,34042,36015,36008|49,52|m|Binnenlandlogistiek: weg, containerterminals aan Leie en kanaal Roeselare-Leie|Inland logistics: road, inland terminals on Leie and Roeselare canal|内陆物流（公路与内河码头）
`;
