/** A firm or place with what people type to find it; each query must find it, not necessarily alone. */
export interface NamedRecord {
  readonly id: string;
  readonly latin: readonly string[];
  readonly zh?: string;
  readonly zhTraditional?: string;
  readonly pinyin?: string;
  readonly queries: readonly string[];
}

/** Public names, one per line: id | Latin names | Chinese | traditional | pinyin | queries; several are separated by semicolons. */
const TABLE = `
n001|Geely Holding;Geely;Zhejiang Geely Holding Group|吉利控股||ji li kong gu|吉利控股;jilikonggu;ji li kong gu;jlkg;geely holding;geely;zhejiang geely holding group;吉利;jili;jl;gely;geelly;gealy
n002|Alibaba;Alibaba Group|阿里巴巴||a li ba ba|阿里巴巴;alibaba;a li ba ba;albb;alibaba group;阿里;ali;alibabba;alibab;allibaba
n003|Hikvision;Hangzhou Hikvision Digital Technology|海康威视|海康威視|hai kang wei shi|海康威视;海康威視;haikangweishi;hai kang wei shi;hkws;hikvision;hangzhou hikvision digital technology;海康;hk;hikvison;hickvision;hikvisien
n004|Dahua;Dahua Technology|大华股份|大華股份|da hua gu fen|大华股份;大華股份;dahuagufen;da hua gu fen;dhgf;dahua;dahua technology;大华;dahuua;dahu;dehua
n005|CHINT;Chint Electrics|正泰电器|正泰電器|zheng tai dian qi|正泰电器;正泰電器;zhengtaidianqi;zheng tai dian qi;ztdq;chint;chint electrics;正泰;zhengtai;chintt;chnt;shint
n006|Delixi;Delixi Electric|德力西||de li xi|德力西;delixi;de li xi;dlx;delixi electric;delixy;delxi;dellixi
n007|Wanxiang;Wanxiang Group|万向集团|萬向集團|wan xiang ji tuan|万向集团;萬向集團;wanxiangjituan;wan xiang ji tuan;wxjt;wanxiang;wanxiang group;万向;wangxiang;wanxang;vanxiang
n008|Wahaha;Hangzhou Wahaha Group|娃哈哈||wa ha ha|娃哈哈;wahaha;wa ha ha;whh;hangzhou wahaha group;wahaaha;wahha;wahama
n009|Nongfu Spring|农夫山泉|農夫山泉|nong fu shan quan|农夫山泉;農夫山泉;nongfushanquan;nong fu shan quan;nfsq;nongfu spring;农夫;nongfu;nongfu sprng;nonfu spring;nongfu sprong
n010|Sunny Optical;Sunny Optical Technology|舜宇光学|舜宇光學|shun yu guang xue|舜宇光学;舜宇光學;shunyuguangxue;shun yu guang xue;sygx;sunny optical;sunny optical technology;舜宇;shunyu;suny optical;sunny optica;sunni optical
n011|Bull;Gongniu Group;Bull Group|公牛集团|公牛集團|gong niu ji tuan|公牛集团;公牛集團;gongniujituan;gong niu ji tuan;gnjt;bull;gongniu group;bull group;公牛;gongniu;gongnu group;gonniu group
n012|Fotile;Ningbo Fotile|方太||fang tai|方太;fangtai;fang tai;ft;fotile;ningbo fotile;fottile;fotil
n013|Robam;Hangzhou Robam Appliances|老板电器|老闆電器|lao ban dian qi|老板电器;老闆電器;laobandianqi;lao ban dian qi;lbdq;robam;hangzhou robam appliances;老板;laoban;robbam;robem;roban
n014|Supor;Zhejiang Supor|苏泊尔|蘇泊爾|su bo er|苏泊尔;蘇泊爾;suboer;su bo er;sbe;supor;zhejiang supor;suppor;super;supror
n015|Semir;Zhejiang Semir Garment|森马服饰|森馬服飾|sen ma fu shi|森马服饰;森馬服飾;senmafushi;sen ma fu shi;smfs;semir;zhejiang semir garment;森马;senma;semier;semirr
n016|Youngor;Youngor Group|雅戈尔|雅戈爾|ya ge er|雅戈尔;雅戈爾;yageer;ya ge er;yge;youngor;youngor group;youngar;yungor;younger
n017|Shenzhou International|申洲国际|申洲國際|shen zhou guo ji|申洲国际;申洲國際;shenzhouguoji;shen zhou guo ji;szgj;shenzhou international;申洲;shenzhou;shenzou international;shenzhou internatonal
n018|Rongsheng Petrochemical;Rongsheng|荣盛石化|榮盛石化|rong sheng shi hua|荣盛石化;榮盛石化;rongshengshihua;rong sheng shi hua;rssh;rongsheng petrochemical;rongsheng;荣盛;rongshen;ronsheng
n019|Hengyi Petrochemical;Hengyi|恒逸石化|恆逸石化|heng yi shi hua|恒逸石化;恆逸石化;hengyishihua;heng yi shi hua;hysh;hengyi petrochemical;hengyi;恒逸;hengi;hengyy;hengyie
n020|NHU;Zhejiang NHU|新和成||xin he cheng|新和成;xinhecheng;xin he cheng;xhc;nhu;zhejiang nhu
n021|Sanhua;Zhejiang Sanhua Intelligent Controls|三花智控||san hua zhi kong|三花智控;sanhuazhikong;san hua zhi kong;shzk;sanhua;zhejiang sanhua intelligent controls;三花;sanhwa;sahua;sanhuaa
n022|SUPCON;Supcon Technology|中控技术|中控技術|zhong kong ji shu|中控技术;中控技術;zhongkongjishu;zhong kong ji shu;zkjs;supcon;supcon technology;中控;zhongkong;subcon;supcom;suppcon
n023|Sunon;Sunon Furniture|圣奥集团|聖奧集團|sheng ao ji tuan|圣奥集团;聖奧集團;shengaojituan;sheng ao ji tuan;sajt;sunon;sunon furniture;圣奥;shengao;sunnon;suno;sunan
n024|Transfar;Transfar Group|传化集团|傳化集團|chuan hua ji tuan|传化集团;傳化集團;chuanhuajituan;chuan hua ji tuan;chjt;transfar;transfar group;传化;chuanhua;transfer;tranfar;transfaar
n025|DunAn;Zhejiang DunAn Artificial Environment|盾安环境|盾安環境|dun an huan jing|盾安环境;盾安環境;dunanhuanjing;dun an huan jing;dahj;dunan;zhejiang dunan artificial environment;盾安;dunann;duan;dunen
n026|Joyson Electronics;Joyson;Ningbo Joyson Electronic|均胜电子|均勝電子|jun sheng dian zi|均胜电子;均勝電子;junshengdianzi;jun sheng dian zi;jsdz;joyson electronics;joyson;ningbo joyson electronic;均胜;junsheng;joison;joysen;joysonn
n027|Risen Energy;Risen|东方日升|東方日升|dong fang ri sheng|东方日升;東方日升;dongfangrisheng;dong fang ri sheng;dfrs;risen energy;risen;日升;risenn;rise;rizen
n028|JinkoSolar;Jinko|晶科能源||jing ke neng yuan|晶科能源;jingkenengyuan;jing ke neng yuan;jkny;jinkosolar;jinko;晶科;jingke;jinco;jinkko;jinkosollar
n029|Leapmotor;Leapmotor Technology|零跑汽车|零跑汽車|ling pao qi che|零跑汽车;零跑汽車;lingpaoqiche;ling pao qi che;lpqc;leapmotor;leapmotor technology;零跑;lingpao;leapmoter;lepmotor;leapmottor
n030|Zeekr|极氪|極氪|ji ke|极氪;極氪;jike;ji ke;jk;zeekr;zekr;zeeker;zeekra
n031|Haitian International;Haitian|海天国际|海天國際|hai tian guo ji|海天国际;海天國際;haitianguoji;hai tian guo ji;htgj;haitian international;haitian;海天;haitan;haitien;haittian
n032|JACK;Jack Technology|杰克科技|傑克科技|jie ke ke ji|杰克科技;傑克科技;jiekekeji;jie ke ke ji;jkkj;jack;jack technology
n033|UE Furniture|永艺股份|永藝股份|yong yi gu fen|永艺股份;永藝股份;yongyigufen;yong yi gu fen;yygf;ue furniture;永艺;yongyi;ue furnitur;ue furnicure
n034|Henglin;Henglin Home Furnishings|恒林股份|恆林股份|heng lin gu fen|恒林股份;恆林股份;henglingufen;heng lin gu fen;hlgf;henglin;henglin home furnishings;恒林;hengling;henlin;henglinn
n035|Deli Group;Deli|得力集团|得力集團|de li ji tuan|得力集团;得力集團;delijituan;de li ji tuan;dljt;deli group;deli;得力;dely group;deli grup
n036|Tuopu;Ningbo Tuopu Group|拓普集团|拓普集團|tuo pu ji tuan|拓普集团;拓普集團;tuopujituan;tuo pu ji tuan;tpjt;tuopu;ningbo tuopu group;拓普;tuoppu;topu;tuopo
n037|Wolong;Wolong Electric|卧龙电驱|臥龍電驅|wo long dian qu|卧龙电驱;臥龍電驅;wolongdianqu;wo long dian qu;wldq;wolong;wolong electric;卧龙;wollong;wolng;walong
n038|Longsheng;Zhejiang Longsheng Group|龙盛集团|龍盛集團|long sheng ji tuan|龙盛集团;龍盛集團;longshengjituan;long sheng ji tuan;lsjt;longsheng;zhejiang longsheng group;龙盛;longshen;lonsheng
n039|Hangyang;Hang Oxygen|杭氧股份||hang yang gu fen|杭氧股份;hangyanggufen;hang yang gu fen;hygf;hangyang;hang oxygen;杭氧;hanyang;hangyan
n040|Hangcha;Hangcha Group|杭叉集团|杭叉集團|hang cha ji tuan|杭叉集团;杭叉集團;hangchajituan;hang cha ji tuan;hcjt;hangcha;hangcha group;杭叉;hancha;hangsha;hangchaa
n041|Bank of Hangzhou|杭州银行|杭州銀行|hang zhou yin hang|杭州银行;杭州銀行;hangzhouyinhang;hang zhou yin hang;hzyh;bank of hangzhou;bank of hanzhou;bank of hangzou
n042|China Zheshang Bank;CZBank|浙商银行|浙商銀行|zhe shang yin hang|浙商银行;浙商銀行;zheshangyinhang;zhe shang yin hang;zsyh;china zheshang bank;czbank;浙商;china zeshang bank
n043|Aokang|奥康国际|奧康國際|ao kang guo ji|奥康国际;奧康國際;aokangguoji;ao kang guo ji;akgj;aokang;奥康;aokan;aoking
n044|Red Dragonfly|红蜻蜓|紅蜻蜓|hong qing ting|红蜻蜓;紅蜻蜓;hongqingting;hong qing ting;hqt;red dragonfly;red dragonfli;red dragenfly
n045|Peacebird;Ningbo Peacebird Fashion|太平鸟|太平鳥|tai ping niao|太平鸟;太平鳥;taipingniao;tai ping niao;tpn;peacebird;ningbo peacebird fashion;peacebrd;peecebird;peacebirds
n046|Guyue Longshan|古越龙山|古越龍山|gu yue long shan|古越龙山;古越龍山;guyuelongshan;gu yue long shan;gyls;guyue longshan;龙山;guyue longsan;guye longshan
n047|Kuaijishan;Kuaijishan Shaoxing Rice Wine|会稽山|會稽山|kuai ji shan|会稽山;會稽山;kuaijishan;kuai ji shan;kjs;kuaijishan shaoxing rice wine;huijishan;kuajishan;kuaijisan
n048|DMEGC;Hengdian Group DMEGC Magnetics|横店东磁|橫店東磁|heng dian dong ci|横店东磁;橫店東磁;hengdiandongci;heng dian dong ci;hddc;dmegc;hengdian group dmegc magnetics;横店;hengdian;hengdien group dmegc magnetics
n049|Hailiang;Hailiang Group|海亮集团|海亮集團|hai liang ji tuan|海亮集团;海亮集團;hailiangjituan;hai liang ji tuan;hljt;hailiang;hailiang group;海亮;hailang;hailian;haliang
n050|Tongkun;Tongkun Group|桐昆股份||tong kun gu fen|桐昆股份;tongkungufen;tong kun gu fen;tkgf;tongkun;tongkun group;桐昆;tonkun;tongkum
n051|Huayou Cobalt;Zhejiang Huayou Cobalt|华友钴业|華友鈷業|hua you gu ye|华友钴业;華友鈷業;huayouguye;hua you gu ye;hygy;huayou cobalt;zhejiang huayou cobalt;华友;huayou;huayou cobolt;huaou cobalt
n052|China Jushi;Jushi|中国巨石|中國巨石|zhong guo ju shi|中国巨石;中國巨石;zhongguojushi;zhong guo ju shi;zgjs;china jushi;jushi;巨石;jusi;jushy
n053|Juhua;Juhua Group|巨化集团|巨化集團|ju hua ji tuan|巨化集团;巨化集團;juhuajituan;ju hua ji tuan;jhjt;juhua;juhua group;巨化;juhwa;jhua;juhuaa
n054|Tianneng;Tianneng Power|天能集团|天能集團|tian neng ji tuan|天能集团;天能集團;tiannengjituan;tian neng ji tuan;tnjt;tianneng;tianneng power;天能;tianeng;tiannang
n055|Huahai;Zhejiang Huahai Pharmaceutical|华海药业|華海藥業|hua hai yao ye|华海药业;華海藥業;huahaiyaoye;hua hai yao ye;hhyy;huahai;zhejiang huahai pharmaceutical;华海;huahay;huhai
n056|Yinlun;Zhejiang Yinlun Machinery|银轮股份|銀輪股份|yin lun gu fen|银轮股份;銀輪股份;yinlungufen;yin lun gu fen;ylgf;yinlun;zhejiang yinlun machinery;银轮;yinlum;ynlun
n057|Shuanghuan Driveline;Zhejiang Shuanghuan Driveline|双环传动|雙環傳動|shuang huan chuan dong|双环传动;雙環傳動;shuanghuanchuandong;shuang huan chuan dong;shcd;shuanghuan driveline;zhejiang shuanghuan driveline;双环;shuanghan driveline
n058|LEO;Leo Group|利欧集团|利歐集團|li ou ji tuan|利欧集团;利歐集團;lioujituan;li ou ji tuan;lojt;leo;leo group
n059|Dingli;Zhejiang Dingli Machinery|浙江鼎力||zhe jiang ding li|浙江鼎力;zhejiangdingli;zhe jiang ding li;zjdl;dingli;zhejiang dingli machinery;鼎力;dinli;dingly;dingi
n060|NetEase|网易|網易|wang yi|网易;網易;wangyi;wang yi;wy;netease;neteas;netese
n061|Ningbo-Zhoushan Port;Ningbo Zhoushan Port|宁波舟山港|寧波舟山港|ning bo zhou shan gang|宁波舟山港;寧波舟山港;ningbozhoushangang;ning bo zhou shan gang;nbzsg;ningbo-zhoushan port;ningbo zhoushan port;宁波港;ninbo zhoushan port;ningbo zoushan port
n062|Barco;Barco NV|巴可||ba ke|巴可;bake;ba ke;bk;barco;barco nv;barko;barcco;brco
n063|Vandewiele;Michel Van de Wiele|范德威尔|範德威爾|fan de wei er|范德威尔;範德威爾;fandeweier;fan de wei er;fdwe;vandewiele;michel van de wiele;Van de Wiele;vandewile;vandeviele;vandewielle
n064|Picanol;Picanol Group|必佳乐|必佳樂|bi jia le|必佳乐;必佳樂;bijiale;bi jia le;bjl;picanol;picanol group;piccanol;pikanol;picanoll
n065|Bekaert;NV Bekaert SA|贝卡尔特|貝卡爾特|bei ka er te|贝卡尔特;貝卡爾特;beikaerte;bei ka er te;bket;bekaert;nv bekaert sa;bekart;beckaert;bekaerd
n066|Ardo;Ardo NV||||ardo;ardo nv;arddo;ardoo;aardo
n067|Unilin;Unilin Group|尤尼林||you ni lin|尤尼林;younilin;you ni lin;ynl;unilin;unilin group;unillin;uniline;unlin
n068|Agristo||||agristo;agrist;aggristo;agrysto
n069|Roularta;Roularta Media Group||||roularta;roularta media group;roulartta;rularta;roularte
n070|TVH;TVH Group||||tvh;tvh group
n071|Dewulf||||dewulf;dewolf;dewulff;dewul
n072|Ryckaert||||ryckaert;rykaert;ryckaerd
n073|Deceuninck;Deceuninck NV|德科宁克|德科寧克|de ke ning ke|德科宁克;德科寧克;dekeningke;de ke ning ke;dknk;deceuninck;deceuninck nv;deceunink;decuninck;deceuninc
n074|Renson||||renson;rensson;renzon;rensen
n075|Sioen;Sioen Industries||||sioen;sioen industries;sion;sioenn;sionen
n076|Televic;Televic Group||||televic;televic group;televick;telivic;televi
n077|CNH;CNH Industrial;New Holland||||cnh;cnh industrial;new holland;neu holland;new hollad
n078|AVR||||avr
n079|Clarebout;Clarebout Potatoes||||clarebout;clarebout potatoes;clareboud;clarbout;clarebouts
n080|Greenyard;Greenyard Frozen;Pinguin||||greenyard;greenyard frozen;pinguin;greenyad;grenyard;greenyards
n081|Vandemoortele||||vandemoortele;vandemortele;vandemoortel;vandemoorteele
n082|Daikin Europe|大金欧洲|大金歐洲|da jin ou zhou|大金欧洲;大金歐洲;dajinouzhou;da jin ou zhou;djoz;daikin europe;大金;daikin;daykin europe;dakin europe
n083|Beaulieu International Group;B.I.G.||||beaulieu international group;b.i.g.;beaulieu internatonal group;baulieu international group
n084|LVD;LVD Company||||lvd;lvd company
n085|Skylux||||skylux;skylus;skyluxx;skilux
n086|Vyncke||||vyncke;vynck;vincke;vynkke
n087|Duco;Duco Ventilation & Sun Control||||duco;duco ventilation & sun control;ducco;dueco;dukco
n088|Rodenbach;Brouwerij Rodenbach||||rodenbach;brouwerij rodenbach;rodenbagh;rodenbacht;rodebach
n089|Jules Destrooper||||jules destrooper;jules destroper;jules destrouper;jule destrooper
n090|Concordia Textiles||||concordia textiles;concordia textile;concordia textils;concordea textiles
n091|Pasfrost||||pasfrost;passfrost;pasfros;pasfrest
n092|Port of Antwerp-Bruges;Haven van Zeebrugge|安特卫普-布鲁日港|安特衛普-布魯日港|an te wei pu bu lu ri gang|安特卫普-布鲁日港;安特衛普-布魯日港;anteweipubulurigang;an te wei pu bu lu ri gang;atwpblrg;port of antwerp-bruges;haven van zeebrugge;布鲁日港;haven van zeebruge;haven van zebrugge
n093|Yueqing|乐清市|樂清市|yue qing shi|乐清市;樂清市;yueqingshi;yue qing shi;yqs;yueqing;乐清;leqing;yueqin;yueqng;yuequing
n094|Lishui|丽水市|麗水市|li shui shi|丽水市;麗水市;lishuishi;li shui shi;lss;lishui;丽水;lishuy;lisui
n095|Taizhou|台州市||tai zhou shi|台州市;taizhoushi;tai zhou shi;tzs;taizhou;台州;臺州;taizou;teizhou
n096|Yinzhou|鄞州区|鄞州區|yin zhou qu|鄞州区;鄞州區;yinzhouqu;yin zhou qu;yzq;yinzhou;鄞州;yinzou;inzhou
n097|Quzhou|衢州市||qu zhou shi|衢州市;quzhoushi;qu zhou shi;qzs;quzhou;衢州;quzou;qzhou
n098|Shengzhou|嵊州市||sheng zhou shi|嵊州市;shengzhoushi;sheng zhou shi;szs;shengzhou;嵊州;chengzhou;shenzhou;shengzou
n099|Jinyun|缙云县|縉雲縣|jin yun xian|缙云县;縉雲縣;jinyunxian;jin yun xian;jyx;jinyun;缙云;jinyum;jinun
n100|Zhuji|诸暨市|諸暨市|zhu ji shi|诸暨市;諸暨市;zhujishi;zhu ji shi;zjs;zhuji;诸暨;zuji;zhuiji
n101|Shangyu|上虞区|上虞區|shang yu qu|上虞区;上虞區;shangyuqu;shang yu qu;syq;shangyu;上虞;shanyu;shangyou
n102|Yiwu|义乌市|義烏市|yi wu shi|义乌市;義烏市;yiwushi;yi wu shi;yws;yiwu;义乌;yiwuu;yivu;iwu
n103|Changxing|长兴县|長興縣|chang xing xian|长兴县;長興縣;changxingxian;chang xing xian;cxx;changxing;长兴;zhangxing;chanxing;changxin
n104|Keqiao|柯桥区|柯橋區|ke qiao qu|柯桥区;柯橋區;keqiaoqu;ke qiao qu;kqq;keqiao;柯桥;kequiao;keqio
n105|Zhenhai|镇海区|鎮海區|zhen hai qu|镇海区;鎮海區;zhenhaiqu;zhen hai qu;zhq;zhenhai;镇海;zhenhi;zenhai
n106|Lin'an;Linan|临安区|臨安區|lin an qu|临安区;臨安區;linanqu;lin an qu;laq;lin'an;linan;临安;lin an;linann;linen
n107|Kortrijk;Courtrai|科特赖克|科特賴克|ke te lai ke|科特赖克;科特賴克;ketelaike;ke te lai ke;ktlk;kortrijk;courtrai;kortrij;kortijk;kortrik
n108|Brugge;Bruges|布鲁日|布魯日|bu lu ri|布鲁日;布魯日;buluri;bu lu ri;blr;brugge;bruges;bruge;bruggen;brugee
n109|Oostende;Ostend;Ostende|奥斯坦德|奧斯坦德|ao si tan de|奥斯坦德;奧斯坦德;aositande;ao si tan de;astd;oostende;ostend;ostende;oostend;osstende;oostande
n110|Ieper;Ypres|伊珀尔|伊珀爾|yi po er|伊珀尔;伊珀爾;yipoer;yi po er;ype;ieper;ypres;iepper;yprez
n111|Roeselare;Roulers|鲁瑟拉勒|魯瑟拉勒|lu se la le|鲁瑟拉勒;魯瑟拉勒;luselale;lu se la le;lsll;roeselare;roulers;roeselaere;roselare;roeslare
n112|Tielt;Thielt||||tielt;thielt;tieltt;tielts;tiet
n113|Zeebrugge|泽布吕赫|澤布呂赫|ze bu lu he|泽布吕赫;澤布呂赫;zebuluhe;ze bu lu he;zblh;zeebrugge;zeebruge;zebrugge;zeebrugghe
`;

const list = (cell = '') => (cell === '' ? [] : cell.split(';'));

export const NAMED_RECORDS: readonly NamedRecord[] = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|'))
  .map(([id = '', latin, zh, zhTraditional, pinyin, queries]) => ({
    id,
    latin: list(latin),
    ...(zh && { zh }),
    ...(zhTraditional && { zhTraditional }),
    ...(pinyin && { pinyin }),
    queries: list(queries),
  }));
