using System.Text;
using System.Xml.Linq;
using Biela.Fisco.Tests.Taxes;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Fisco.Tests;

/// <summary>Goods that are not sold, with the taxes of the tables, on paper that the authority accepts: every row of the matrix in every regime.</summary>
public sealed class MovedGoods
{
    private const string Key = "35260912345678000195550010000000011000000011";

    private static readonly TaxRegime[] Regimes =
        [TaxRegime.Simples, TaxRegime.SimplesAboveSublimit, TaxRegime.Presumed, TaxRegime.Actual, TaxRegime.Mei];

    private static readonly FiscalOperation[] Operations =
    [
        FiscalOperation.RepairShipment, FiscalOperation.RepairEntry, FiscalOperation.RepairReturn, FiscalOperation.RepairReceived,
        FiscalOperation.WarrantyReplacement, FiscalOperation.Bonus, FiscalOperation.PurchaseReturn, FiscalOperation.SaleReturn, FiscalOperation.Loan,
        FiscalOperation.Demonstration,
    ];

    /// What a mirrored note or the accountant says where the matrix is silent.
    private static readonly Gen<TaxableDocument> Documents =
        from operation in Gen.Elements(Operations)
        from regime in Gen.Elements(Regimes)
        from to in Gen.Elements("SP", "MG")
        from day in Gen.Elements(new DateOnly(2026, 9, 10), new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 31))
        from st in Gen.Elements(false, true)
        from count in Gen.Choose(1, 6)
        from quantity in Gen.Choose(1, 90_000)
        from cents in Gen.Choose(1, 9_000_000)
        let line = Line(operation, regime, st && operation is FiscalOperation.PurchaseReturn or FiscalOperation.SaleReturn)
        select new TaxableDocument(day, regime, "SP", to, operation,
            [.. Enumerable.Range(1, count).Select(n => line with { Code = $"IT-{n}", Quantity = new(quantity), Price = UnitPrice.Of(cents / 100m + n) })]);

    public static TheoryData<FiscalOperation, TaxRegime, string> Matrix =>
        [.. from operation in Operations from regime in Regimes from to in new[] { "SP", "MG" } select (operation, regime, to)];

    [Theory, MemberData(nameof(Matrix))]
    public void Every_operation_in_every_regime_is_a_note_by_layout_schema_and_rules(FiscalOperation operation, TaxRegime regime, string to)
    {
        var note = NfeXml.Write(Note(new(new(2026, 11, 23), regime, "SP", to, operation, [Line(operation, regime, false)])));
        IsRight(note);
        Assert.Empty(Official.Schema.Check(Official.Signed(note)));
    }

    [Fact]
    public Task Every_operation_in_every_regime_passes_signed_with_NET_xmllint_and_xmlsec1() => Official.Accepts(Official.Nfe, "infNFe",
    [
        .. from operation in Operations from regime in Regimes from to in new[] { "SP", "MG" } from st in new[] { false, true }
           where !st || operation is FiscalOperation.PurchaseReturn or FiscalOperation.SaleReturn
           from day in new DateOnly[] { new(2026, 9, 10), new(2026, 11, 23), new(2026, 12, 31) }
           let note = NfeXml.Write(Note(new(day, regime, "SP", to, operation, [Line(operation, regime, st)])))
           select ($"{operation}, {regime}, {to}, {day:o}{(st ? ", ST" : "")}", Seals.TestCertificates.Signed(note)),
    ]);

    [Fact]
    public void Whatever_moves_is_a_note_that_adds_up_and_costs_nothing() => Prop.ForAll(Documents.ToArbitrary(), document =>
    {
        var note = Note(document);
        IsRight(NfeXml.Write(note));
        Assert.Equal(document.Taxed().Totals.Document, note.Totals.Note);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("SP", FiscalOperation.RepairEntry, "41", 180)]
    [InlineData("MG", FiscalOperation.RepairEntry, "50", 180)]
    [InlineData("MT", FiscalOperation.RepairEntry, "50", 60)]
    [InlineData("MT", FiscalOperation.RepairShipment, "50", 60)]
    [InlineData("SP", FiscalOperation.RepairReturn, "41", null)]
    public void Each_state_has_its_code_and_its_term(string state, FiscalOperation operation, string cst, int? days)
    {
        var treatment = TaxRules.National.Treatment(operation, new(2026, 11, 23), false, state, "84073490");
        Assert.Equal((cst, days), (treatment.Icms, treatment.ReturnDays));
        Assert.Equal(state == "SP", treatment.Text is not null);
    }

    private static TaxableLine Line(FiscalOperation operation, TaxRegime regime, bool st)
    {
        var simples = regime is TaxRegime.Simples or TaxRegime.Mei;
        var line = new TaxableLine("IT-1", "84073490", Quantity.One, UnitPrice.Of(8_000)) { SubstitutionPaid = st, Cest = st ? "0100100" : null };
        return operation switch
        {
            FiscalOperation.RepairReceived or FiscalOperation.WarrantyReplacement =>
                line with { Icms = simples ? "900" : "90", PisCofins = "49", TaxClass = "410999" },
            FiscalOperation.PurchaseReturn or FiscalOperation.SaleReturn => line with { Icms = (simples, st) switch
            {
                (true, false) => "102", (true, true) => "500", (false, false) => "00", (false, true) => "60",
            } },
            _ => line,
        };
    }

    private static NfeDocument Note(TaxableDocument document)
    {
        var taxed = document.Taxed();
        var (items, treatment) = (taxed.Lines.Select(line => line.Item(document, $"Motor {line.Line.Code}", "UN")).ToList(), taxed.Lines[0].Treatment);
        var (like, away) = (Workshop.Note(Workshop.Matrix[0]), document.DestinationUf != document.Uf);
        return like with
        {
            Key = $"35{document.Date:yyMM}{like.Key[6..43]}" is var body ? body + Modulo11.Digit(body) : "",
            Items = items, Totals = NfeTotals.Of(items, document.Date), Billing = null, Payments = [Payment.None],
            Ide = like.Ide with
            {
                Nature = "Movimentação", IsOutgoing = !treatment.Inbound, Purpose = treatment.Purpose, Destination = away ? 2 : 1, MovedAt = null,
                IssuedAt = new(document.Date.ToDateTime(new(14, 30)), TimeSpan.FromHours(-3)), IsFinalConsumer = true,
                References = treatment.Purpose is 4 || document.Operation is FiscalOperation.RepairReturn ? [new Reference.Note(Key)] : [],
            },
            Issuer = like.Issuer with { Regime = document.Regime.Crt() },
            Recipient = like.Recipient! with { RegistrationKind = 9, StateRegistration = null, Address = away ? Workshop.Away : Workshop.Home },
        };
    }

    private static void IsRight(XElement note)
    {
        Assert.Empty(NfeLayout.CheckUnsigned(note));
        Assert.Empty(Consistency.Check(note));
    }
}
