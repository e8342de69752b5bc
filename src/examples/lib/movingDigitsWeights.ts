// Weights of movingDigits.ts, written by scripts/movingDigits.mjs. A letter for each: "_" for 0, those before and behind it in
// the alphabet for steps of 1/16; by presynaptic, then postsynaptic neuron, and last the biases.
export const HIDDEN_WEIGHTS =
  "]]_]_^^]_`_^`]]`^`]a_a^`]^_]^`]`]`^^`^^__`^_]``_`_^`]`^]^_]`^]^^]```_`a^a__^a`^```a]^a]_]a_]``_^" +
  "_^`]`]_a_`a_^```^]_a_a]`a``_]^`_^``^__`]`__`_`^^]]a^]_aa`]_a^a__``__`_```^^`_`]^^^a`a_^_a`____]]" +
  "__^^_]`___^^___^]_]a`^`^`a`]__^```__^]^^``_``]]_``]a`___^]````_^a^`^__]```^``]`^_^`_^`^_^_`]^]^^" +
  "^____^]^^_^^_```_`^_`aa^_^^__^_a_^^a`^^_^`^_a``^````a`^`^^_`^_`^^_^^]^_^_a^`^_^__`^```]^^^^]``^a" +
  "a^_^``^^`]aa^`aa]_aa^^`]`_^_]_^_^``]`^_]`^]_a_a`_^^^_^`_]_^_a^a`^]a^`]`^`^`^aa_^_`]`^a]``^_`^^_^" +
  "]]_a___^`a_``a`__```_^^^a^]`_]^_^`^]_]^^^_a```_`^aa`]a__^^`^^^a_^^a```_a^a`^`^^___^^a]__]]_a^_a_" +
  "a`__^a]_^_`^_[`c\\a^_`[^_]_bda_b_^]`_]`\\`_]^`^\\]d[a`^bW_`_\\ahbb``^_b`_`\\`c_^d`[_dWa`a`Xa_^_agbe`Z" +
  "^^b^`_]\\f`\\g_[^eZ``a][aa_acbbdaX^\\b\\Z``^ad]l^^^e]`a_^^bdbcb`]abU]^\\]_]a_[c[f^^ac]\\^_Z]bacgc`]a\\X" +
  "[]^\\a^__[^]]^]^d^\\]`[`d``ib`_a^Y^]a^`]_^]__^_`]a_`^a_]a`_c^a_`]_^^```]`^`^`]a^a_]^^__^a]`a]^`^^`" +
  "````^^_]``_`^_]__^_^a`^^a_^`^^`^^aa``a^^]^aa_`]_^_]^_]_`^^^^^_]]``_]_`_`^_^``]a``^]^`^]aa_^^]_^_" +
  "caa`__^a`\\^\\`^aa^a]]b[]aa_a_aaa^bdc]a^\\__Y\\\\`Yb_Yb_]fZ\\f^^ba_ee^cbe^i^`Y`XZ]`Zb\\Ud^`dY]b^]`c`ceY" +
  "h_dba^gTf\\W\\`]\\[W``__YZ_`]ZeaegTe^eaZ^gSl_Y`_X\\]S_`_\\YZ]]]\\]chbOa[eg^_eQf^[j`Z_]TX^]\\V]``d`YgabZ" +
  "\\Ymj``aV`_Xvab`]QZa`XU]bcb_\\`]\\[Y[ka``^ZX`Zp^^`ZUY_aRWebaf]^Z`WU[\\`[b^Y\\V_Yc_XYZ\\Z^_TXdb`l[bZ]XX" +
  "X\\\\af_]\\U_Z[`Z[[[\\_`X\\f^\\h_d]Z[\\]`\\^``^_[\\_`]\\^[_^^^]_a[^b_^][_a]]``_^^`]`^]a_a_`_```a`\\_```]___" +
  "]_aa`]`___`^^`a``^]]a`]_a^^^^^_^_c]ab_]``^__^^b]a_^`a^\\a___^__`^^f``b_[aa\\]]_^g^_e^^g[Ydb]^Z]`ca" +
  "`ef[d][b]W[]]Zgb`a`^l]Uda_ZU]^fYd`g[c]da[ZVa]_][_c]^i_W`c^UV\\^iUc`eb]_c_][X`^f[]]b`_ebZZ_^YWY`iP" +
  "e\\cdQ`Ye^_Y^^d`Y^e^`_`[^U_V[_bdMg]biR]^ij\\Z`^\\_\\c^`__d[W[fY\\g[c`dZdc\\]`Wn`Zj]\\QYc[`^^a\\[bi\\ab`i[" +
  "[\\ddd_bVi]_l^`RUdZ```]ab_mW_\\c`[X]edg_YXc^\\m^]VReS^_^aaaZh\\aYV[dV\\e`c^XWZ^]e]__T^W]_\\f`a\\c]bYRah" +
  "[`fab_cZV^\\Z^bgY^_a^\\f`_Za`_\\[_h^^fa]^`^^__]]abZ_]a^\\f_^\\`^_`]^b`^_^^]^a^_^]`a_aa__^_^`_]`_^_^^^" +
  "^`a`_^\\`^_a]_^`^a`]^e\\[]^\\^X^`__]^a_\\_^b\\[a\\^Xa_gc_ag[]^^^ZQ\\[]^`_e\\a]ekZ^_a`^^`fa__ba^]^]WU^W][" +
  "^ab`i]jqT^_d_^W^cc^]e]a\\[_Z[ZV_]a^_^h^^uWee]adT_``b_gd]\\S]_[[Z^P_d[`Y^QlabeO`aU[^ca^m`e_Z_Z`Yb]Q" +
  "_[]Yb_^coTnP_aMY]f_`fe\\\\i^ageeaecYb]e]^`o]uj`dQW]`^]_mZ[jXdbn`dfe^edd_dYl^jq]abVaZ]`ak[_^RY`^Wcd" +
  "_`hcc_`Xbbjmaf\\WcSa`\\i_h]QY_WW^`Ubgb^^c[bafg`jeUhT`]Xf^e_NVXZUd]R]lc_^b^\\giZ]icX]Z^_Yma[[V\\Y\\Xa^" +
  "Z_e^_`a^]af\\`gd^Z]_`\\e_[[__^_^ad`]]a`_`^__`a`]`aaa^^a^]__^]_]`]^_]b_^_[b``g\\^\\^ae^`aa^\\[]^\\[]^\\]" +
  "aX]_]^ci]beX`ZV_g\\^]Yb\\^[]]Y^\\Q]b^[_^afkZ`eY]ZXcd^^__c^\\[X_Z][Kab_a_c`ndb]jT^^Xfc[a`caZZU_^[fZQ[" +
  "c``bg][SbakP__Uee[^^bg]b[_]``XNR\\`a\\S`JS_hqQ_\\]\\aca^[j^^j[TZZiEYf\\YJZ]Z[eWmI\\Z_\\bs]_VeeVfZ`OblRn" +
  "o`ZYj^]f^Uf_^Xda_^]_^i^X[PbPhc`io]^da^\\df_ne][b`eS^_]bXfaO^[`X`\\_\\^`\\`]alfqnacZfdMa]R_\\h`G`YY\\\\R" +
  "R]]aY_abnhhk]jY]fUa_Vbae^D]W[ZaTU\\ab`^bchgi]^f[\\_\\a`Zg\\]XQ_V]\\a][`c\\`]_a^_c^_ba\\\\__^\\_]^Z^]\\__`a" +
  "___^]_^__``^_____^``^_`^]]_`a^]`c\\]a^^b`^b_\\_[[`d\\`]\\c]a^___]`X]cY[f^^d^^dbY`\\Qb`[__Th]c\\^b^__N^" +
  "`bZa]_gX]_bY_iVbaZ`]Xd]_\\ae`a^Ed`dZdd]nUbZ__`iddh\\]`V]d^`dfUdc@bb[]d_]cX]``a_cscg_`^M`dYicgT^kJ\\" +
  "m`cTK_V_UgY_^er^\\h_]Kd\\ZmcZZYm]^qgZN__[bZ`PW^efj^m]_Wcce^h^V``cdkaSU`^Yca\\Xb_YciaY[_][bl]lSXgW]b" +
  "[dOW\\^h_`]Vd]Kbg`Q]`Y`ZicdUW^X^\\TdVYY]fX`fWa_T_hgT`]T__fcaa]XZdQVdSb[_`^dbYa`^Yah[`]\\_he\\Se[^[cW" +
  "]^Zca]_dhf__]`[]_`____dd\\SfZ^\\a[]_``a_`a``b`^`^\\`]`a`]__^^_\\__a^^```a`^]_^^`^]^]`^_^_a^a`^^`a`]_" +
  "a]]e````a][`^\\_^[``^[a^a]`aa``Z\\^UWk]a_[a]^Y^WbcY^_aXe^[Y\\ge`[Sa]YW`a_]]aV]Z^]ke`[]^Vb^a]Vcgd^Xg" +
  "Xb]^b_ha`Z\\_^`kdfb`_TaZbaVkg_Z`c[e]^Y_l_^cZ]]ib`bd__P`U_e[ie_Xid`g^XU^ba\\kQZ^lb\\Znb^Y\\abf]^fV[h]" +
  "fd^Tg`[[][Q[^k`cdg_^dWimZ`UcaXd^]`YYc`]a]_P`_aecjW^`^Xdp^e\\dgVbeU^Q[[]ea\\[Ta`Rd`fU\\`aa\\bfe^aZ`]a" +
  "U\\O[``ada\\Wa`SfdgV`^a^]Wggf^\\a\\XXeWba^\\fa\\Z[aVfeb^_]`\\_Y[hla\\`_ZZ^]eaaZaba]^`Zba]___`_f\\Z\\hb]]`^" +
  "`^a_^`]]`ba_^Z`a_aa^`_a^\\_ba]]_]___]``^^``^a____`^___`_^_``__``^_\\afb_[`fY^``[d_\\`a^Z^_^^^caaa_\\" +
  "^R\\g`_\\\\dZ^`_Pm_Y\\_aWd]`ZXhd^[ab`GYfg^f`]`][^Rcg[]]`QkScYSedbVgd_MZc``ea[hXUaV\\hbb^]RnIgYWmj`Sie" +
  "[T]]U^be_tXX`d`a_g__T^Pff[jn_Ye^Wd`ZZ^_b^hVY_g]bgga_jXoid^_k\\Ucf^deSb^dZZX\\Z]cafnW]^g]heaV_eaOdd" +
  "Vc_V]]^Y\\b`[]cefiQ[^`cb\\e]kd^Sb]R_^^[_\\^ZW\\]]]jc`Y\\^^f`\\bckdXW^]W[]ec]_e]TX[`Ppc^__^`aa[agba^][[" +
  "XZaeb^_bbZW\\_Nj^]`_aa^^\\\\hfg___[Y\\ab^a]_aa[_]Sa_Uc_]^`c^[eci]bc_\\^_`^`^]]^^\\_Ya]]b^ab_a`]`_d]_`a" +
  "a]`_````_`^^`^```_^^^_a^^a_aa^`_]_ea`^[_d[\\`_Zf]X^__[^^^abcc`cd]aXl`c]c_g\\^\\`XdUSY__YeZc]d_e`dfa" +
  "\\Skac_a]ga_^^W^\\Oc``ZbMhYa]jbbfd]H]fZ_edbj^d_S\\]Ok^]X_GbU]ajaedeU@XcW_`e\\p_`]X[aWd]_Zbac]Uce^`eb" +
  "TBUXV_c]XS^c]`XiV\\a^`ajcaTfg^j[bUY]Ze_dYYP]f`d^e[T]^g]i[^]eidf[^\\[e`d^XYZTZ]^f^_\\_\\_dXbV_[bi_c\\X" +
  "``adb_X`c[[]^^caZ]`^c\\Y`[b[e]^ZP\\ab`g]cda]Y\\aNc[Xba^`^]d\\gWc^_WUZac^d^`e_]X\\_PdWTb`_dX`d^e]e[`]]" +
  "Y\\a`^]^^]^]]_Z^[W```_^b^^c_d^]c]^_`^^^_^^]`]_^]_^^`^`_`]__``^^a```a^]```^^^a``b]_^__^]_`^]__```_" +
  "]`ac`aZ`_[\\c^_d]Y__^][_\\\\bab`ea\\d_jdb`b]d][d`_\\VS^`^WZ[c^`^`cea[^akdd_eYg^`da]YUSb__YVZc]_^_b`Y]" +
  "Ydhca``Taicha]\\[Ve^^bW]\\Y`fZ_f\\X_``d^`\\U[ecb]Y`VSb]_eU^UYfkW\\db\\_`]aY]c\\][\\]^^`ZWVa]nTdX]dhV\\e_]" +
  "Z__eY``a]ZX]]`^\\]\\__bUf]]dk^af]Vaaegg^\\aWX[_a\\\\\\W`^_^Veb_d`b`d`Y_bjdg^abW[eb_TW]Y_^]_Yej\\_]c_`aU" +
  "]eldc`dgXZ\\e_UVWX_`^b\\ed_bYcc`dZ\\`jcb`c``[[b`[\\V\\^^^bbcc`aWab`c___c`_`b]]_[`_`^]``]`]c`_]^Xb]baa" +
  "a^``]__`^`]]``]__`^_`^a^_`^_`^_^^]]_``_a^_a^`^a^]`__b_]^__`___a_\\a^`_`_^^_`aaaa`^`^^_[_^_^a__a]a" +
  "\\ccae_[_`]dc]]b\\Wb]_`]`[_`_[``Z`begdf`a]\\]a\\^b_d[e_`b[Y\\b\\]Y`bU\\`iidb_`[^`[a]b^dac^_g_Y`_\\a[]`[`" +
  "^ikbc^^[`eZb`^_X`_^^a\\[b]_bW_X``^flbZ]Y\\af^\\_\\\\O``^``]_c``\\T][aZ`bld]][]c`a]`^\\P__a^a]`]`a_S]\\a_" +
  "bcii`^][a`d[]X]PY^a_c]`e`b\\X_\\`_^aede]_ZY^cc`TYR[^a^_^ff`]Z^`]b``^gac]a\\Y\\^`_XYXZ^`^]^ec^_Y_`aa`" +
  "][hb]`g]_][``_YZ^[`^^bab_][bb^ca^_c`_^b]^]_a__^]`^a^\\c`b^]\\___`^]]^^```^``^`__a]^`^`__a_``_^]^_`" +
  "a^`a`_^`_`_^^]_^^`^`^`]``_a^`__]]`_]``\\`_\\b`_`a`]`_^b]_\\_a^`aa^_\\da]b^YhgTcf``eba`__hZZX`aa^_a_Z" +
  "^hhXa^YffVbe_cde[[^aeYR\\bd]]^_`T]ghX_`cffacc]cbd_\\_a^]R]deX]_`\\XYah]ca`iffbb_c`d]\\^^\\`V]faS__\\`X" +
  "Ybg\\b_]dcg^a_abb`]```^]^a`V`_[`[]^c\\`_^d_bdd]f`][Y^^\\Z^aaaQ[aZ``dZc]Z^[`[bi]aaZ``Y_a\\b`_^dUX]`^\\" +
  "c\\c^Z^\\eabc`_dWbaY_aXdb_]aU`_][_b^b]]_^cba\\^]c[`c[]`Ua``]`Xb`_Y_`___^_`b\\]\\]`a]ac\\a`[`]a`_[bb`^`" +
  "a__]^]_`_]^``^_]__``^_`^``_`__^a]^`__`__`^_]`__`a]^a^^^^`]^^``]a`__^^a]a`^_^^_^_a_^`^`_`a]^^``_^" +
  "^_]]`_aa`]^`_`^_a^_a^_`^_a`__a^_`^]`^_``_]_aa^`_``]a``^^__^^]^`]`^]`_`a_a``^_a]`c`^a_a^^a]_^`^`^" +
  "^]\\``_\\___b`__^`ea_^`__\\b][^^]a^a]]]]`^bb[b_^^Zbc\\^`b_\\\\_]]``\\`]`]]`]_\\cc[`_^cX_c^]``aZ^`b[_`^`Z" +
  "`_^_[_\\cc\\a__bUcd````bY`aa\\`]^`\\b`a^\\^^ec`b`_aY`c_``__Z[a_[__a_]b\\`]]^[cb_a^`b[aa\\_`_`]^__]`__^]" +
  "_]__]a\\c`]]_^^\\b_``a\\__]`_\\^``__b^_a^a^^`^^^`a^`a^`a^_]`_^_``^`^]^]_]``_a___`^^^``^]_`a^a_`_^^``" +
  "_`__^]^^_`^a^^__`a`^^`]_a^_`]^]_]i]cd^b]`diY]kfgj]`^ikbYX_chZh`m";

export const CLASS_WEIGHTS =
  "W_\\]iGUZgwMpGqukLWIrhVliAudRrJm[aQjYi`HqetOZpVidSNZ\\\\b]\\\\a^c^S\\HgfcVn`dJezCa_f_eo^`lEZSeghjp^BVZ" +
  "fXiM][se@q\\u_X_qqpSJ@nXjc[ba^\\a_^cJ_@ojw_^glVSohaidm^AbHja^WumEgIb\\ZlVCwcrPkq`e@Yq^ccb[\\aa_aX`b`" +
  "^`a[b_[aXkxaRMYzW[nUQZjlEadgjoeLYZmOrKTU]hjTfPmdr_UckLkbSiRZLhS~jQa`pNcb`[uKfLKYtXmfiSOngpjcfSMb" +
  "SdJrbr^e]TRcVVvtJcY~YBZ}YNgy_XSQ_^ORdn`\\m]";
