using System.Globalization;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>What the books keep of a note, apart by tax.</summary>
public enum BookedTax
{
    /// <summary>ICMS of the own operation.</summary>
    Icms,

    /// <summary>Fund against poverty, on the own operation.</summary>
    Fcp,

    /// <summary>ICMS charged by substitution.</summary>
    IcmsSt,

    /// <summary>Fund against poverty, by substitution.</summary>
    FcpSt,

    /// <summary>Difference of rates due to the customer's State.</summary>
    Difal,

    /// <summary>Fund against poverty due to the customer's State.</summary>
    DifalFcp,

    /// <summary>IPI.</summary>
    Ipi,

    /// <summary>PIS.</summary>
    Pis,

    /// <summary>COFINS.</summary>
    Cofins,

    /// <summary>ISS that the shop pays itself.</summary>
    Iss,

    /// <summary>ISS that the customer withheld.</summary>
    IssWithheld,

    /// <summary>Income tax withheld.</summary>
    Irrf,

    /// <summary>Social security withheld.</summary>
    Inss,

    /// <summary>PIS, COFINS and CSLL withheld, in one sum (NT SE/CGNFS-e 007/2026).</summary>
    Contributions,

    /// <summary>IBS, of State and city.</summary>
    Ibs,

    /// <summary>CBS.</summary>
    Cbs,
}

/// <summary>A tax of a line.</summary>
public sealed record TaxAmount(BookedTax Tax, Money Base, Money Amount);

/// <summary>What of a note has the same code and the same fate in the Simples.</summary>
/// <param name="Code">CFOP, or the national code of a service.</param>
/// <param name="Value">Its part of the note's value (valor contábil): with ICMS by substitution and IPI.</param>
/// <param name="Gross">The price with freight and other charges, less discounts; taxes only passed on stay outside (LC 123/2006, art. 3º, § 1º).</param>
/// <param name="Taxes">Only those there are.</param>
public sealed record BookedLine(string Code, Money Value, Money Gross, IReadOnlyList<TaxAmount> Taxes)
{
    /// <summary>ICMS was withheld before (CST 60, CSOSN 500).</summary>
    public bool SubstitutionPaid { get; init; }

    /// <summary>PIS and COFINS were paid by the maker (CST 04).</summary>
    public bool SinglePhase { get; init; }

    /// <summary>The customer withheld ISS.</summary>
    public bool IssWithheld { get; init; }
}

/// <summary>What a note of return gives back.</summary>
/// <param name="Sale">The file of the note that sold it.</param>
/// <param name="Items">For each item of the return the number it had on that note, from 1.</param>
public sealed record GivenBack(byte[] Sale, IReadOnlyList<int> Items);

/// <summary>A note as the books take it over from its file.</summary>
/// <param name="Lines">By code.</param>
/// <param name="Incoming">Whether the goods come in (tpNF 0).</param>
public sealed record BookedNote(IReadOnlyList<BookedLine> Lines, bool Incoming = false)
{
    /// <summary>Day of the service (dCompet), to whose month its revenue and ISS belong; null for goods.</summary>
    public DateOnly? ServiceDay { get; init; }

    /// <summary>Reads the file of an authorised NF-e, NFC-e or NFS-e.</summary>
    /// <param name="xml">The file.</param>
    /// <param name="back">What it gives back. A return has a CST of PIS and COFINS of its own (98): what an item was sold as says only the sale.</param>
    /// <exception cref="RuleBroken">It is something else, or is broken.</exception>
    public static BookedNote Read(byte[] xml, GivenBack? back = null) =>
        Reading.Root(xml, NfeTags.Space) is { } root ? OfGoods(root, back) : OfService(IssuedNfse.Content(xml));

    /// <summary>What the file itself says all lines come to: the totals of an NF-e or NFC-e, vServ, vISSQN and vTotalRet of an NFS-e.</summary>
    /// <exception cref="RuleBroken">It is something else, or is broken.</exception>
    public static NoteSums Sums(byte[] xml) => Reading.Root(xml, NfeTags.Space) is { } root ? SumsOfGoods(root) : SumsOfService(IssuedNfse.Content(xml));

    internal static Money Amount(XElement? from, string path) =>
        Money.TryParse(from.Value(path), CultureInfo.InvariantCulture, out var amount) ? amount : Money.Zero;

    private static XElement Info(XElement root) => root.DescendantsAndSelf(NfeTags.Space + "infNFe").FirstOrDefault()
        ?? throw new RuleBroken("not-an-nfe", "O arquivo não é o XML de uma NF-e ou NFC-e.", 400);

    private static BookedNote OfGoods(XElement root, GivenBack? back)
    {
        var info = Info(root);
        var lines = AsSold([.. info.Each("det").Select(BookedItem.Read)], back)
            .GroupBy(line => (line.Code, line.SubstitutionPaid, line.SinglePhase, line.IssWithheld))
            .Select(same => same.First() with
            {
                Value = Money.Sum(same.Select(line => line.Value)), Gross = Money.Sum(same.Select(line => line.Gross)),
                Taxes = [.. same.SelectMany(line => line.Taxes).GroupBy(tax => tax.Tax).OrderBy(tax => tax.Key).Select(tax =>
                    new TaxAmount(tax.Key, Money.Sum(tax.Select(one => one.Base)), Money.Sum(tax.Select(one => one.Amount))))],
            });
        return new([.. lines.OrderBy(line => line.Code)], info.Value("ide/tpNF") == "0");
    }

    /// What comes back is taken off what was sold of the same kind (Res. CGSN 140/2018, art. 17).
    private static IEnumerable<BookedLine> AsSold(IReadOnlyList<BookedLine> lines, GivenBack? back)
    {
        if (back is null || Reading.Root(back.Sale, NfeTags.Space) is not { } sale) return lines;
        List<BookedLine> sold = [.. Info(sale).Each("det").Select(BookedItem.Read)];
        return lines.Select((line, n) => sold.ElementAtOrDefault(back.Items.ElementAtOrDefault(n) - 1) is { } was
            ? line with { SubstitutionPaid = was.SubstitutionPaid, SinglePhase = was.SinglePhase } : line);
    }

    private static BookedNote OfService(XElement note)
    {
        var (dps, told) = (note.Part("DPS/infDPS"), note.Part("DPS/infDPS/valores"));
        var price = Amount(told, "vServPrest/vServ") - Amount(told, "vDescCondIncond/vDescIncond");
        var withheld = told.Value("trib/tribMun/tpRetISSQN") is "2" or "3";
        var (federal, reform) = (told.Part("trib/tribFed"), note.Part("IBSCBS"));
        TaxAmount[] taxes =
        [
            new(withheld ? BookedTax.IssWithheld : BookedTax.Iss, Amount(note, "valores/vBC"), Amount(note, "valores/vISSQN")),
            new(BookedTax.Pis, Amount(federal, "piscofins/vBCPisCofins"), Amount(federal, "piscofins/vPis")),
            new(BookedTax.Cofins, Amount(federal, "piscofins/vBCPisCofins"), Amount(federal, "piscofins/vCofins")),
            new(BookedTax.Irrf, price, Amount(federal, "vRetIRRF")), new(BookedTax.Inss, price, Amount(federal, "vRetCP")),
            new(BookedTax.Contributions, price, Amount(federal, "vRetCSLL")),
            new(BookedTax.Ibs, Amount(reform, "valores/vBC"), Amount(reform, "totCIBS/gIBS/vIBSTot")),
            new(BookedTax.Cbs, Amount(reform, "valores/vBC"), Amount(reform, "totCIBS/gCBS/vCBS")),
        ];
        var known = taxes.Where(tax => tax.Amount != Money.Zero || tax.Tax is BookedTax.Iss or BookedTax.IssWithheld && tax.Base != Money.Zero);
        return new([new(dps.Value("serv/cServ/cTribNac"), price, price, [.. known]) { IssWithheld = withheld }])
        {
            ServiceDay = DateOnly.TryParseExact(
                dps.Value("dCompet"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        };
    }

    private static NoteSums SumsOfGoods(XElement root)
    {
        var total = Info(root).Part("total");
        return new(Amount(total, "ICMSTot/vNF"), new Dictionary<BookedTax, Money>
        {
            [BookedTax.Icms] = Amount(total, "ICMSTot/vICMS"), [BookedTax.Fcp] = Amount(total, "ICMSTot/vFCP"),
            [BookedTax.IcmsSt] = Amount(total, "ICMSTot/vST"), [BookedTax.FcpSt] = Amount(total, "ICMSTot/vFCPST"),
            [BookedTax.Difal] = Amount(total, "ICMSTot/vICMSUFDest"), [BookedTax.DifalFcp] = Amount(total, "ICMSTot/vFCPUFDest"),
            [BookedTax.Ipi] = Amount(total, "ICMSTot/vIPI"),
            [BookedTax.Pis] = Amount(total, "ICMSTot/vPIS") + Amount(total, "ISSQNtot/vPIS"),
            [BookedTax.Cofins] = Amount(total, "ICMSTot/vCOFINS") + Amount(total, "ISSQNtot/vCOFINS"),
            [BookedTax.Iss] = Amount(total, "ISSQNtot/vISS") - Amount(total, "ISSQNtot/vISSRet"),
            [BookedTax.IssWithheld] = Amount(total, "ISSQNtot/vISSRet"),
            [BookedTax.Ibs] = Amount(total, "IBSCBSTot/gIBS/vIBS"), [BookedTax.Cbs] = Amount(total, "IBSCBSTot/gCBS/vCBS"),
        });
    }

    /// PIS, COFINS, IBS and CBS of the shop itself are added up nowhere: a service is one line.
    private static NoteSums SumsOfService(XElement note)
    {
        var (told, iss) = (note.Part("DPS/infDPS/valores"), Amount(note, "valores/vISSQN"));
        var withheld = told.Value("trib/tribMun/tpRetISSQN") is "2" or "3";
        return new(Amount(told, "vServPrest/vServ") - Amount(told, "vDescCondIncond/vDescIncond"), new Dictionary<BookedTax, Money>
        {
            [BookedTax.Iss] = withheld ? Money.Zero : iss, [BookedTax.IssWithheld] = withheld ? iss : Money.Zero,
        })
        { Withheld = Amount(note, "valores/vTotalRet") };
    }
}

/// <summary>The sums of a note.</summary>
/// <param name="Value">vNF, or vServ less its discount.</param>
/// <param name="Taxes">Those that the file adds up; a tax that is not there is not added up.</param>
public sealed record NoteSums(Money Value, IReadOnlyDictionary<BookedTax, Money> Taxes)
{
    /// <summary>vTotalRet of an NFS-e; null where the file has no such sum.</summary>
    public Money? Withheld { get; init; }
}
