namespace Biela.Fisco.Tests.Taxes;

/// <summary>A shop in São Paulo and what it sells.</summary>
internal static class Shop
{
    internal const string City = "3550308";

    internal static readonly DateOnly Day = new(2026, 9, 10);

    /// <summary>The tables of the law and the shop's ISS.</summary>
    internal static readonly TaxRules Rules = TaxRules.National.With(
        new TaxRule("shop.iss.14.03", TaxTopic.Iss, new(2026, 1, 1), "lei do município") { City = City, Service = "1403", Rate = Percent.Of(3) },
        new TaxRule("shop.iss", TaxTopic.Iss, new(2026, 1, 1), "lei do município") { City = City, Rate = Percent.Of(5) });

    internal static TaxableLine Part(decimal price, string code = "PT", decimal quantity = 1) =>
        new(code, "84099120", Quantity.Of(quantity), UnitPrice.Of(price));

    /// <summary>A sale to a registered reseller in the State.</summary>
    internal static TaxableDocument Sale(TaxRegime regime, params TaxableLine[] lines) =>
        new(Day, regime, "SP", "SP", FiscalOperation.Sale, lines) { Recipient = IcmsPayer.Registered, FinalConsumer = false };

    /// <summary>A sale to somebody who does not pay ICMS.</summary>
    internal static TaxableDocument Retail(TaxRegime regime, params TaxableLine[] lines) =>
        Sale(regime, lines) with { Recipient = IcmsPayer.No, FinalConsumer = true };

    internal static TaxedDocument Taxed(this TaxableDocument document) => Taxation.Of(document, Rules);

    internal static TaxedLine Line(this TaxableDocument document) => Assert.Single(document.Taxed().Lines);

    internal static TaxedService Taxed(this TaxableService service) => ServiceTaxation.Of(service, Rules);

    internal static Percent P(decimal percent) => Percent.Of(percent);

    internal static Money R(decimal reais) => Money.Of(reais);
}
