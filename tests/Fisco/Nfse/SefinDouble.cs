using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;
using static Biela.Fisco.DpsTags;

namespace Biela.Fisco.Tests;

/// <summary>What the authority makes of a declaration: the NFS-e with its own sums.</summary>
internal static class SefinDouble
{
    public static readonly DateTimeOffset At = Workshop.Now.AddSeconds(2);

    public static NfseKey KeyOf(DpsDocument dps)
    {
        var id = dps.Id.Value;
        var body = $"{id[3..10]}2{id[10..25]}{42:D13}{dps.IssuedAt:yyMM}123456789";
        return NfseKey.Parse($"{body}{Modulo11.Digit(body)}");
    }

    /// <summary>The file that it returns; more stands at the end of infNFSe before IBSCBS.</summary>
    public static byte[] Nfse(DpsDocument dps, TaxedService taxed, string? message = null)
    {
        var signed = Signature.Sign(DpsXml.Write(dps).ToString(SaveOptions.DisableFormatting), TestCertificates.Other);
        var declaration = XElement.Parse(signed.Text(), LoadOptions.PreserveWhitespace);
        var note = Group("NFSe", new XAttribute("versao", "1.01"), Group("infNFSe", new XAttribute("Id", KeyOf(dps).Id),
            Tag("xLocEmi", "São Paulo"), Tag("xLocPrestacao", "São Paulo"), Tag("nNFSe", 42),
            dps.Values.Iss.IsTaxed ? new[] { Tag("cLocIncid", "3550308"), Tag("xLocIncid", "São Paulo") } : null,
            Tag("xTribNac", "Recondicionamento de motores (exceto peças e partes empregadas, que ficam sujeitas ao ICMS)."),
            Tag("xNBS", "Serviços de manutenção e reparação de veículos rodoviários motorizados"), Tag("verAplic", "SefinNac_1.6"), Tag("ambGer", 2),
            Tag("tpEmis", 1), Tag("procEmi", 1), Tag("cStat", 100), Tag("dhProc", Xml.Instant(At)), Tag("nDFSe", 4711),
            Group("emit", Tag("CNPJ", dps.Id.Provider.Value), Tag("IM", "12345678"), Tag("xNome", "RETÍFICA SÃO JOÃO LTDA."),
                Group("enderNac", Tag("xLgr", "Rua das Válvulas"), Tag("nro", "100"), Tag("xBairro", "São José"), Tag("cMun", "3550308"), Tag("UF", "SP"),
                    Tag("CEP", "05065000")),
                Tag("fone", "1133334444"), Tag("email", "oficina@example.com.br")),
            Group("valores", Optional("vCalcDR", dps.Values.Deduction), Tag("vBC", taxed.Iss?.Base), Tag("pAliqAplic", taxed.Iss?.Rate),
                Tag("vISSQN", taxed.Iss?.Amount), Optional("vTotalRet", taxed.Withheld), Tag("vLiq", (Money?)taxed.Net)),
            Tag("xOutInf", message), Reform(taxed), declaration));
        return Signature.Sign(note.ToString(SaveOptions.DisableFormatting), TestCertificates.Own).Bytes;
    }

    private static XElement? Reform(TaxedService taxed) => taxed.IbsCbs?.Amounts is not { } tax ? null : Group("IBSCBS",
        Tag("cLocalidadeIncid", "3550308"), Tag("xLocalidadeIncid", "São Paulo"),
        Group("valores", Tag("vBC", (Money?)tax.Base),
            Group("uf", Tag("pIBSUF", (Percent?)tax.Uf.Nominal), Tag("pAliqEfetUF", (Percent?)tax.Uf.Charge.Rate)),
            Group("mun", Tag("pIBSMun", (Percent?)tax.Mun.Nominal), Tag("pAliqEfetMun", (Percent?)tax.Mun.Charge.Rate)),
            Group("fed", Tag("pCBS", (Percent?)tax.Cbs.Nominal), Tag("pAliqEfetCBS", (Percent?)tax.Cbs.Charge.Rate))),
        Group("totCIBS", Tag("vTotNF", (Money?)taxed.Net),
            Group("gIBS", Tag("vIBSTot", (Money?)tax.Ibs), Group("gIBSUFTot", Tag("vIBSUF", (Money?)tax.Uf.Charge.Amount)),
                Group("gIBSMunTot", Tag("vIBSMun", (Money?)tax.Mun.Charge.Amount))),
            Group("gCBS", Tag("vCBS", (Money?)tax.Cbs.Charge.Amount))));
}
