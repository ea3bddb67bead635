using static Biela.Fisco.Tests.Taxes.Shop;

namespace Biela.Fisco.Tests.Taxes;

/// <summary>What is missing or does not fit has a name.</summary>
public sealed class RefusalTests
{
    private static readonly TaxableDocument Note = Sale(TaxRegime.Actual, Part(100));

    private static readonly TaxRules Expired = Rules.With(new TaxRows
    {
        Classes = [new("000999", new(2026, 1, 1), TaxModels.Nfe, "Provisória", "Art. 1º") { Until = new(2026, 6, 30) }],
    });

    private static readonly Dictionary<string, (string Code, TaxableDocument Document)> Cases = new()
    {
        ["unknown class"] = ("tax-class-unknown", With(line => line with { TaxClass = "999999" })),
        ["expired class"] = ("tax-class-expired", With(line => line with { TaxClass = "000999" })),
        ["class of services"] = ("tax-class-not-for-document", With(line => line with { TaxClass = "200028" })),
        ["class of fuels"] = ("tax-class-not-computed", With(line => line with { TaxClass = "620001" })),
        ["operation without class"] = ("tax-class-missing", With(line => line with { Icms = "00", PisCofins = "01" }, FiscalOperation.WarrantyReplacement)),
        ["missing ST data"] = ("substitution-missing", With(line => line with { Icms = "10" })),
        ["missing reduction"] = ("tax-rule-missing", With(line => line with { Icms = "20" })),
        ["missing credit"] = ("simples-credit-missing", Sale(TaxRegime.Simples, Part(100) with { Icms = "101" })),
        ["missing fuel data"] = ("fuel-missing", With(line => line with { Icms = "61" })),
        ["missing amount by unit"] = ("per-unit-missing", With(line => line with { PisCofins = "03" })),
        ["unknown CST"] = ("icms-code-unknown", With(line => line with { Icms = "99" })),
        ["CSOSN outside the Simples"] = ("icms-code-of-other-regime", With(line => line with { Icms = "102" })),
        ["CST in the Simples"] = ("icms-code-of-other-regime", Sale(TaxRegime.Simples, Part(100) with { Icms = "00" })),
        ["CFOP of another State"] = ("cfop-mismatch", With(line => line with { Cfop = "6102" })),
        ["CFOP inside for another State"] = ("cfop-mismatch", With(line => line with { Cfop = "5102" }) with { DestinationUf = "MG" }),
        ["CFOP of an entry"] = ("cfop-mismatch", With(line => line with { Cfop = "1102" })),
        ["return without the code of the note"] = ("icms-code-missing", With(line => line, FiscalOperation.PurchaseReturn)),
        ["purchase without code"] = ("pis-cofins-missing", With(line => line with { Icms = "00" }, FiscalOperation.Purchase)),
        ["IPI without code"] = (
            "ipi-missing", With(line => line with { Icms = "00", PisCofins = "01" }, FiscalOperation.WarrantyReplacement) with { IpiPayer = true }),
        ["operation not foreseen with ST"] = ("treatment-missing", With(line => line with { SubstitutionPaid = true }, FiscalOperation.RepairReturn)),
        ["before the matrix"] = ("treatment-missing", Note with { Date = new(2001, 1, 1) }),
        ["unknown State"] = ("tax-rule-missing", Note with { Uf = "XX", DestinationUf = "XX" }),
        ["IBS of 2029"] = ("tax-rule-missing", Note with { Date = new(2029, 1, 1) }),
        ["abroad"] = ("abroad-not-supported", Note with { DestinationUf = "EX" }),
        ["no lines"] = ("no-lines", Note with { Lines = [] }),
        ["discount of more than all"] = ("discount-too-great", Note with { Discount = R(100.01m) }),
        ["discount of more than the line"] = ("discount-too-great", With(line => line with { Discount = R(100.01m) })),
        ["negative freight"] = ("amount-negative", Note with { Freight = R(-1) }),
        ["reduction of more than all"] = ("percent-out-of-range", With(line => line with { Icms = "20", IcmsReduction = P(100.01m) })),
        ["negative price"] = ("amount-negative", With(line => line with { Price = UnitPrice.Of(-1) })),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_does_not_fit_is_refused_by_name(string name)
    {
        var refusal = Assert.Throws<RuleBroken>(() => Taxation.Of(Cases[name].Document, Expired));
        Assert.Equal(Cases[name].Code, refusal.Code);
        Assert.EndsWith(".", refusal.Message);
    }

    [Fact]
    public void A_class_is_good_until_its_last_day()
    {
        var note = With(line => line with { TaxClass = "000999" });
        Assert.Equal("000999", Taxation.Of(note with { Date = new(2026, 6, 30) }, Expired).Lines[0].IbsCbs!.Class);
        Assert.Throws<RuleBroken>(() => Taxation.Of(note with { Date = new(2026, 7, 1) }, Expired));
    }

    [Fact]
    public void A_message_says_what_to_do_and_for_what() => Assert.Equal(
        "PT: faltam os dados da ST para o NCM 84099120, CEST não informado, em SP. Cadastre a MVA.",
        Assert.Throws<RuleBroken>(() => With(line => line with { Icms = "10" }).Taxed()).Message);

    private static TaxableDocument With(Func<TaxableLine, TaxableLine> change, FiscalOperation operation = FiscalOperation.Sale) =>
        Note with { Operation = operation, Lines = [change(Note.Lines[0])] };
}
