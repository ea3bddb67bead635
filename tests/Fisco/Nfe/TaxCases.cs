namespace Biela.Fisco.Tests;

/// <summary>One tax record for each code, with amounts that add up.</summary>
internal static class TaxCases
{
    private static readonly Percent Eighteen = Percent.Of(18);

    public static Icms Normal(string cst, Money total)
    {
        var own = new OwnIcms(total, Eighteen, Eighteen.On(total));
        var reduced = own with { Reduction = Percent.Of(33.33m) };
        var fcp = new Fcp(total, Percent.Of(2), Percent.Of(2).On(total));
        var st = new SubstituteIcms(total + total, Eighteen, Eighteen.On(total), Margin: Percent.Of(71.78m), Fcp: fcp);
        return cst switch
        {
            "00" => new Icms00(0, own with { Fcp = fcp }),
            "10" => new Icms10(0, own with { Fcp = fcp }, st),
            "20" => new Icms20(1, reduced, new(Money.Of(1), 9, true)),
            "30" => new Icms30(0, st with { Fcp = null }, new(Money.Of(1), 9)),
            "51" => new Icms51(0, own with { Value = Money.Zero }, new(Eighteen.On(total), Percent.Of(100), Eighteen.On(total))),
            "60" => new Icms60(0, new(total, Eighteen, Eighteen.On(total), Money.Of(3), fcp),
                new(Percent.Zero, total, Eighteen, Eighteen.On(total))),
            "70" => new Icms70(2, reduced, st, new(Money.Of(1), 9, false)),
            "90" => new Icms90(0, reduced, st),
            _ => new Icms40(0, cst),
        };
    }

    public static Icms Simples(string csosn, Money total)
    {
        var st = new SubstituteIcms(total, Eighteen, Eighteen.On(total), Margin: Percent.Of(40));
        var credit = new SimplesCredit(Percent.Of(1.25m), Percent.Of(1.25m).On(total));
        return csosn switch
        {
            "101" => new IcmsSn101(0, credit),
            "201" => new IcmsSn201(0, csosn, st, credit),
            "202" or "203" => new IcmsSn201(0, csosn, st),
            "500" => new IcmsSn500(0, new(total, Eighteen, Eighteen.On(total))),
            "900" => new IcmsSn900(0, new(total, Eighteen, Eighteen.On(total)), st, credit),
            _ => new IcmsSn102(0, csosn),
        };
    }

    public static Contribution Contribution(string cst, Money total, Percent rate) =>
        cst is "01" ? new(cst, total, rate, rate.On(total)) : new(cst);

    public static IbsCbs Rtc(string cst, string classification, Money total) => new(cst, classification, cst is "410" ? null : new(
        total, Part(0.1m, total), Part(0, total), Part(0.9m, total)));

    private static RtcShare Part(decimal rate, Money total) => new(Percent.Of(rate), Percent.Of(rate).On(total));
}
