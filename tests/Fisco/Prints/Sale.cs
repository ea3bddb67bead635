using System.Text;

namespace Biela.Fisco.Tests.Prints;

/// <summary>A note to print: what is not said is that of a usual sale of a workshop.</summary>
internal sealed record Sale
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(-3));

    public string Issuer { get; init; } = "06157250000116";

    public string IssuerName { get; init; } = "RETÍFICA SÃO JOÃO LTDA.";

    public DocumentModel Model { get; init; } = DocumentModel.Nfe;

    public Issuance Issuance { get; init; } = Issuance.Normal;

    public bool IsTest { get; init; }

    public string Status { get; init; } = "100";

    public int Items { get; init; } = 3;

    /// <summary>What each item is called, from its number.</summary>
    public Func<int, string> Name { get; init; } = item => $"BRONZINA DE BIELA 0,25 MM ITEM{item:000}";

    /// <summary>What else is said of each item.</summary>
    public string More { get; init; } = "";

    /// <summary>What comes behind the price of each item: vDesc, rastro.</summary>
    public string Product { get; init; } = "";

    public bool HasReform { get; init; }

    /// <summary>What the buyer is; the whole element.</summary>
    public string Buyer { get; init; } = "<dest><CNPJ>12ABC34501DE35</CNPJ><xNome>TRANSPORTADORA CONCEIÇÃO &amp; IRMÃOS</xNome><enderDest>"
        + "<xLgr>Av. Paraná</xLgr><nro>2470</nro>"
        + "<xCpl>Galpão 3</xCpl><xBairro>Belvedere</xBairro><cMun>3106200</cMun><xMun>Belo Horizonte</xMun><UF>MG</UF><CEP>30870100</CEP>"
        + "<fone>31991234567</fone></enderDest>"
        + "<indIEDest>1</indIEDest><IE>5462681890178</IE></dest>";

    /// <summary>transp, cobr and pag.</summary>
    public string Terms { get; init; } = "<transp><modFrete>1</modFrete><transporta><CNPJ>06157250000116</CNPJ><xNome>RODOVIÁRIO AFONSO LTDA</xNome>"
        + "<IE>062307904</IE><xEnder>Rod. BR 381 km 4</xEnder><xMun>Betim</xMun><UF>MG</UF></transporta><veicTransp><placa>ABC1D23</placa><UF>MG</UF>"
        + "</veicTransp>"
        + "<vol><qVol>2</qVol><esp>CAIXA</esp><marca>BIELA</marca><nVol>1-2</nVol><pesoL>30.500</pesoL><pesoB>32.000</pesoB></vol></transp>"
        + "<cobr><fat><nFat>4711</nFat><vOrig>1000.00</vOrig><vDesc>10.00</vDesc><vLiq>990.00</vLiq></fat><dup><nDup>001</nDup>"
        + "<dVenc>2026-12-22</dVenc><vDup>495.00</vDup></dup>"
        + "<dup><nDup>002</nDup><dVenc>2027-01-21</dVenc><vDup>495.00</vDup></dup></cobr><pag><detPag><tPag>15</tPag><vPag>990.00</vPag></detPag></pag>";

    public string Additional { get; init; } = "Trib. aprox. R$ 312,44 federais, fonte IBPT.";

    /// <summary>What stands between the totals of ICMS and those of the reform.</summary>
    public string Totals { get; init; } = "";

    public AccessKey Key => AccessKey.Compose(State.Find("MG")!, DateOnly.FromDateTime(At.Date), TaxId.TryParse(Issuer, out var id) ? id : default, Model, 1,
        42, Issuance, "48213907");

    public string QrText => $"https://portalsped.fazenda.mg.gov.br/portalnfce/sistema/qrcode.xhtml?p={Key.Value}|3|{(IsTest ? 2 : 1)}";

    /// <summary>The same with texts as long as the schema allows.</summary>
    public static Sale Long(Sale sale, int items) => sale with
    {
        Items = items, Name = item => Texts.Words($"N{item:000}", 120), More = Texts.Words("P", 500), Additional = Texts.Words("C", 5000),
    };

    public byte[] Signed() => Encoding.UTF8.GetBytes(Document());

    public byte[] Authorised() => Encoding.UTF8.GetBytes($"<nfeProc xmlns=\"{Xml.Nfe}\" versao=\"4.00\">{Document()}<protNFe versao=\"4.00\"><infProt>"
        + $"<tpAmb>1</tpAmb><chNFe>{Key.Value}</chNFe><dhRecbto>2026-11-22T10:30:07-03:00</dhRecbto><nProt>131260000000042</nProt><cStat>{Status}</cStat>"
        + "<xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe></nfeProc>");

    /// <summary>An event of this note that was registered.</summary>
    public byte[] Event(int type, string details, string status = "135") => Encoding.UTF8.GetBytes(
        $"<procEventoNFe xmlns=\"{Xml.Nfe}\" versao=\"1.00\"><evento versao=\"1.00\"><infEvento Id=\"{Events.IdOf(type, Key, 2)}\">"
        + $"<cOrgao>31</cOrgao><chNFe>{Key.Value}</chNFe>"
        + $"<dhEvento>2026-11-22T15:00:00-03:00</dhEvento><tpEvento>{type}</tpEvento><nSeqEvento>2</nSeqEvento><detEvento>{details}</detEvento>"
        + "</infEvento></evento>"
        + $"<retEvento versao=\"1.00\"><infEvento><cStat>{status}</cStat><nProt>131260000000099</nProt>"
        + "<dhRegEvento>2026-11-22T15:00:03-03:00</dhRegEvento></infEvento></retEvento></procEventoNFe>");

    private string Document() => $"<NFe xmlns=\"{Xml.Nfe}\"><infNFe Id=\"{Key.Id}\" versao=\"4.00\"><ide><natOp>Venda de mercadoria</natOp>"
        + $"<mod>{(int)Model}</mod><serie>1</serie>"
        + $"<nNF>42</nNF><dhEmi>{Xml.Instant(At)}</dhEmi><dhSaiEnt>2026-11-23T08:15:30-03:00</dhSaiEnt><tpNF>1</tpNF><tpEmis>{(int)Issuance}</tpEmis>"
        + $"<tpAmb>{(IsTest ? 2 : 1)}</tpAmb>"
        + (Issuance == Issuance.Normal ? "" : "<dhCont>2026-11-22T09:00:00-03:00</dhCont><xJust>SEFAZ de origem fora do ar desde cedo</xJust>")
        + $"</ide><emit><CNPJ>{Issuer}</CNPJ><xNome>{IssuerName}</xNome><enderEmit><xLgr>Rua das Válvulas</xLgr><nro>100</nro>"
        + "<xBairro>São José</xBairro><xMun>Divinópolis</xMun>"
        + "<UF>MG</UF><CEP>35500000</CEP><fone>3732210000</fone></enderEmit><IE>0623079040081</IE><CRT>3</CRT></emit>" + Buyer
        + string.Concat(Enumerable.Range(1, Items).Select(Item)) + $"<total><ICMSTot><vBC>1000.00</vBC><vICMS>180.00</vICMS>"
        + "<vICMSDeson>0.00</vICMSDeson><vFCP>0.00</vFCP>"
        + "<vBCST>0.00</vBCST><vST>0.00</vST><vFCPST>0.00</vFCPST><vProd>1000.00</vProd><vFrete>11.00</vFrete><vSeg>12.00</vSeg><vDesc>10.00</vDesc>"
        + "<vIPI>13.00</vIPI>"
        + $"<vOutro>14.00</vOutro><vNF>1040.00</vNF><vTotTrib>312.44</vTotTrib></ICMSTot>{Totals}{(HasReform ? ReformTotals : "")}</total>{Terms}"
        + $"<infAdic><infCpl>{Additional}</infCpl></infAdic></infNFe>"
        + (Model == DocumentModel.Nfce ? $"<infNFeSupl><qrCode>{QrText}</qrCode><urlChave>https://portalsped.fazenda.mg.gov.br/portalnfce</urlChave>"
            + "</infNFeSupl>" : "") + "</NFe>";

    private string Item(int item) => $"<det nItem=\"{item}\"><prod><cProd>PT-{item:0000}</cProd><xProd>{Name(item)}</xProd><NCM>84833029</NCM>"
        + "<CFOP>5102</CFOP><uCom>JG</uCom>"
        + $"<qCom>2.5000</qCom><vUnCom>76.1234567890</vUnCom><vProd>190.31</vProd><uTrib>JG</uTrib><qTrib>2.5000</qTrib>"
        + $"<vUnTrib>76.1234567890</vUnTrib>{Product}</prod>"
        + "<imposto><ICMS><ICMS00><orig>0</orig><CST>00</CST><modBC>3</modBC><vBC>190.31</vBC><pICMS>18.0000</pICMS><vICMS>34.26</vICMS></ICMS00></ICMS>"
        + $"{(HasReform ? Reform : "")}</imposto>{(More.Length > 0 ? $"<infAdProd>{More}</infAdProd>" : "")}</det>";

    private const string Reform = "<IBSCBS><CST>200</CST><cClassTrib>200032</cClassTrib><gIBSCBS><vBC>156.05</vBC><gIBSUF><pIBSUF>0.1000</pIBSUF>"
        + "<gRed><pRedAliq>60.0000</pRedAliq>"
        + "<pAliqEfet>0.0400</pAliqEfet></gRed><vIBSUF>0.06</vIBSUF></gIBSUF><gIBSMun><pIBSMun>0</pIBSMun><vIBSMun>0.00</vIBSMun></gIBSMun><vIBS>0.06</vIBS>"
        + "<gCBS><pCBS>0.9000</pCBS><vCBS>1.40</vCBS></gCBS></gIBSCBS></IBSCBS>";

    private const string ReformTotals = "<IBSCBSTot><vBCIBSCBS>811.11</vBCIBSCBS><gIBS><gIBSUF><vDif>0.00</vDif><vDevTrib>0.00</vDevTrib>"
        + "<vIBSUF>0.81</vIBSUF></gIBSUF><gIBSMun>"
        + "<vDif>0.00</vDif><vDevTrib>0.00</vDevTrib><vIBSMun>0.02</vIBSMun></gIBSMun><vIBS>0.83</vIBS></gIBS><gCBS><vCBS>7.29</vCBS></gCBS>"
        + "</IBSCBSTot><vNFTot>1040.00</vNFTot>";
}
