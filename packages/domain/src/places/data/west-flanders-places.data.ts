/*
 * The 62 municipalities of 1 January 2025 by NIS code, with the centroid (WGS 84). Columns: code | name | English | Chinese | other
 * names | postal codes | latitude | longitude | merged from (old code and name).
 */
export const WEST_FLEMISH_MUNICIPALITIES = `
31003|Beernem||||8730|51.149|3.341
31004|Blankenberge||||8370|51.302|3.146
31005|Brugge|Bruges|布鲁日|Bruges|8000,8200,8310,8380|51.241|3.217
31006|Damme||||8340|51.249|3.332
31012|Jabbeke||||8490|51.187|3.098
31022|Oostkamp||||8020|51.115|3.229
31033|Torhout||||8820|51.059|3.097
31040|Zedelgem||||8210,8211|51.125|3.135
31042|Zuienkerke||||8377|51.252|3.133
31043|Knokke-Heist||||8300,8301|51.328|3.312
32003|Diksmuide|||Dixmude|8600|51.045|2.861
32006|Houthulst||||8650|50.970|2.899
32010|Koekelare||||8680|51.088|2.964
32011|Kortemark||||8610|51.023|3.003
32030|Lo-Reninge||||8647|50.961|2.779
33011|Ieper|Ypres|伊珀尔|Ypres|8900,8902,8904,8906,8908|50.857|2.869
33016|Mesen|||Messines|8957|50.760|2.897
33021|Poperinge||||8970,8972,8978|50.862|2.693
33029|Wervik||||8940|50.810|3.060
33037|Zonnebeke||||8980|50.866|3.006
33039|Heuvelland||||8950,8951,8952,8953,8954,8956,8958|50.774|2.832
33040|Langemark-Poelkapelle||||8920|50.917|2.934
33041|Vleteren||||8640|50.916|2.744
34002|Anzegem||||8570,8572,8573|50.831|3.458
34003|Avelgem||||8580,8581,8582,8583|50.773|3.454
34009|Deerlijk||||8540|50.841|3.369
34013|Harelbeke||||8530,8531|50.866|3.312
34022|Kortrijk||科特赖克|Courtrai|8500,8501,8510,8511|50.804|3.261
34023|Kuurne||||8520|50.859|3.283
34025|Lendelede||||8860|50.888|3.243
34027|Menen|||Menin|8930|50.792|3.153
34040|Waregem||瓦勒海姆||8790,8791,8792,8793|50.880|3.410
34041|Wevelgem||||8560|50.833|3.176
34042|Zwevegem||||8550,8551,8552,8553,8554|50.787|3.373
34043|Spiere-Helkijn|||Espierres-Helchin|8587|50.729|3.360
35002|Bredene||||8450|51.240|2.982
35005|Gistel||||8470|51.151|2.945
35006|Ichtegem||||8480|51.111|3.033
35011|Middelkerke||||8430,8431,8432,8433,8434|51.153|2.847
35013|Oostende|Ostend|奥斯坦德|Ostende|8400|51.211|2.934
35014|Oudenburg||||8460|51.184|3.017
35029|De Haan||||8420,8421|51.262|3.054
36006|Hooglede||||8830|50.989|3.084
36007|Ingelmunster||||8770|50.923|3.269
36008|Izegem||||8870|50.922|3.214
36010|Ledegem||||8880|50.873|3.160
36011|Lichtervelde||||8810|51.025|3.150
36012|Moorslede||||8890|50.880|3.083
36015|Roeselare||鲁瑟拉勒|Roulers|8800|50.937|3.138
36019|Staden||||8840|50.955|3.022
37002|Dentergem||||8720|50.953|3.415
37010|Oostrozebeke||||8780|50.932|3.350
37011|Pittem||||8740|50.999|3.275
37017|Wielsbeke||||8710|50.911|3.375
37020|Ardooie||||8850,8851|50.980|3.209
37021|Wingene||||8750,8755|51.057|3.308|37018 Wingene;37012 Ruiselede
37022|Tielt||||8700,8760|50.989|3.355|37015 Tielt;37007 Meulebeke
38002|Alveringem||||8690,8691|50.977|2.680
38008|De Panne|||La Panne|8660|51.078|2.598
38014|Koksijde||||8670|51.112|2.692
38016|Nieuwpoort|||Nieuport|8620|51.122|2.780
38025|Veurne|||Furnes|8630|51.046|2.675
`;

export const WEST_FLEMISH_ARRONDISSEMENTS = `
31000|Brugge
32000|Diksmuide
33000|Ieper
34000|Kortrijk
35000|Oostende
36000|Roeselare
37000|Tielt
38000|Veurne
`;
