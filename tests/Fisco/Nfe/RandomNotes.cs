using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Valid notes drawn from a seed: any operation, regime, number of items, and whatever optional parts a note may have.</summary>
internal static class RandomNotes
{
    private const string Letters = "ABCDEFGHIJ abcçdéíõâ 0123456789-/.,“”’–…🔧\t\u00A0<&>'\"";

    private static readonly string[] Normal = ["00", "10", "20", "30", "40", "41", "50", "51", "60", "70", "90"];
    private static readonly string[] Simples = ["101", "102", "103", "201", "202", "203", "300", "400", "500", "900"];

    /// <summary>A few notes that have between them every group of the typed model.</summary>
    public static IEnumerable<XElement> Rich() => [NfeXml.Write(Full(Normal, 3)), NfeXml.Write(Full(Simples, 1)), NfeXml.Write(ConsumerNote())];

    /// <summary>The note of a seed.</summary>
    public static NfeDocument Draw(int seed)
    {
        var random = new Random(seed);
        var operation = Workshop.Matrix[random.Next(Workshop.Matrix.Length)];
        var away = random.Next(2) == 0;
        var consumer = operation.AllowsConsumerNote && !away && random.Next(2) == 0;
        var note = Workshop.Note(operation, random.Next(1, 5), away, consumer, random.Next(1, 12));
        var items = note.Items.Select(item => Vary(item, note.Issuer.Regime, random)).ToList();
        var withTotals = note with { Items = items, Totals = NfeTotals.Of(items, new(2026, 9, 10)) };
        return withTotals with
        {
            Ide = note.Ide with
            {
                Nature = Words(random, 1, 90), Environment = random.Next(2) == 0 ? FiscalEnvironment.Homologation : FiscalEnvironment.Production,
            },
            Recipient = !consumer && random.Next(8) == 0
                ? note.Recipient! with { TaxId = null, ForeignId = random.Next(2) == 0 ? "" : "AB-12345", RegistrationKind = 9, StateRegistration = null }
                : note.Recipient,
            Note = random.Next(2) == 0 ? Words(random, 0, 6000) : null,
            NoteToAuthority = random.Next(4) == 0 ? Words(random, 0, 2500) : null,
            Delivery = random.Next(4) == 0
                ? new(Cpf.Parse("52998224725"), note.Issuer.Address with { Complement = Words(random, 0, 70) }, Words(random, 2, 70)) : null,
            Transport = new(random.Next(5)) { Vehicle = random.Next(2) == 0 ? new(Plate.Parse("ABC1D23"), "SP", "123") : null },
        };
    }

    private static Item Vary(Item item, int regime, Random random)
    {
        var quantity = new Quantity(random.NextInt64(1, 10_000_000));
        var price = new UnitPrice(random.NextInt64(1, 10_000_000_000_000));
        var total = quantity * price;
        var simples = regime is 1 or 4;
        return item with
        {
            Code = Words(random, 1, 70), Description = Words(random, 1, 150), Quantity = quantity, Price = price, Total = total,
            Freight = new(random.Next(0, 3) * random.Next(10_000)), Discount = new(random.Next(0, 2) * random.Next(100)), Note = Words(random, 0, 600),
            Taxable = random.Next(3) == 0 ? new("KG", quantity, price, "7891000315507") : null,
            Taxes = item.Taxes.Issqn is { } issqn ? item.Taxes with { Issqn = issqn with { Base = total, Value = Percent.Of(3).On(total) } } : item.Taxes with
            {
                Approximate = random.Next(3) == 0 ? Percent.Of(13.45m).On(total) : null,
                Icms = simples ? TaxCases.Simples(Simples[random.Next(Simples.Length)], total) : TaxCases.Normal(Normal[random.Next(Normal.Length)], total),
                Ipi = random.Next(3) switch { 0 => new("50", total, Percent.Of(5), Percent.Of(5).On(total)), 1 => new("53"), _ => null },
                IbsCbs = regime is 3 ? TaxCases.Rtc(random.Next(4) == 0 ? "410" : "000", "000001", total) : null,
            },
        };
    }

    private static NfeDocument Full(string[] codes, int regime)
    {
        var note = Workshop.Note(Workshop.Matrix[0], regime, away: true, items: codes.Length + 1);
        var items = note.Items.Zip(codes, (item, code) => Full(item, code, regime)).Append(Service(note.Items[^1])).ToList();
        return note with
        {
            Ide = note.Ide with
            {
                HasIntermediary = true, Presence = 2, Contingency = new(Workshop.Now, "SEFAZ fora do ar desde as 14 horas"),
                References =
                [
                    new Reference.Note("35260912345678000195550010000000011000000011"),
                    new Reference.Freight("35260912345678000195570010000000011000000019"),
                    new Reference.Paper("35", "2609", Cnpj.Parse("11222333000181"), "01", 1, 7), new Reference.Coupon("2D", 1, 123),
                    new Reference.Producer("35", "2609", Cpf.Parse("52998224725"), "110042490114", "04", 0, 9),
                ],
            },
            Pickup = new(Cnpj.Parse("11444777000161"), note.Issuer.Address, "Depósito"),
            Delivery = new(Cpf.Parse("52998224725"), note.Issuer.Address with { Complement = "Fundos" }),
            Items = items,
            Totals = NfeTotals.Of(items, new(2026, 9, 10)) with { Withheld = new(Money.Of(1), Money.Of(2), Money.Of(3)) },
            Transport = new(1)
            {
                Carrier = new(Cnpj.Parse("11444777000161"), "Rápido", "ISENTO", "Rua A", "São Paulo", "SP"),
                Vehicle = new(Plate.Parse("ABC1D23"), "SP", "123"),
                Volumes = [new(2, "CAIXA", "B", "1-2", Quantity.Of(1.5m), Quantity.Of(2)), new(1)],
            },
            Payments = [new("15", note.Totals.Note) { IsOnCredit = true }, new("99", Money.Of(1)) { Description = "Vale" }],
            Intermediary = new(Cnpj.Parse("11444777000161"), "loja7"),
            NoteToAuthority = "Art. 7",
            TechnicalContact = new(Cnpj.Parse("11444777000161"), "Suporte", "suporte@biela.com.br", Phone.Parse("11987654321"), "01",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        };
    }

    private static Item Full(Item item, string code, int regime) => item with
    {
        Gtin = "7891000315507", Benefit = "SP123456", Cest = "0100100",
        Freight = Money.Of(3), Insurance = Money.Of(1), Discount = Money.Of(2), Other = Money.Of(4),
        OrderNumber = "77", OrderLine = 3, Note = "Nota do item", Value = item.Total, Reference = new("35260912345678000195550010000000011000000011", 1),
        ReturnedIpi = new(Percent.Of(50), Money.Of(1)),
        Taxes = item.Taxes with
        {
            Approximate = Money.Of(9), Icms = regime == 1 ? TaxCases.Simples(code, item.Total) : TaxCases.Normal(code, item.Total),
            Ipi = code is "00" ? new("50", item.Total, Percent.Of(5), Percent.Of(5).On(item.Total)) : new("53"),
            DestinationIcms = new(item.Total, Percent.Of(18), Percent.Of(12), Percent.Of(6).On(item.Total))
            {
                Fcp = new(item.Total, Percent.Of(2), Money.Of(2)),
            },
            Selective = new("000", "000001", new(item.Total, Percent.Of(1), Percent.Of(1).On(item.Total))),
            IbsCbs = Reduced(item.Total),
        },
    };

    private static Item Service(Item item) => item with
    {
        Ncm = "00", Cfop = "6933",
        Taxes = new()
        {
            Issqn = new(item.Total, Percent.Of(3), Percent.Of(3).On(item.Total), "3550308", "14.03") { Deduction = Money.Of(1), Withheld = Money.Of(2) },
            Pis = new("99"), Cofins = new("07"), IbsCbs = TaxCases.Rtc("000", "000001", item.Total),
        },
    };

    private static IbsCbs Reduced(Money total)
    {
        var share = new RtcShare(Percent.Of(0.1m), Money.Of(0.04m))
        {
            Deferral = new(Percent.Of(10), Money.Of(0.01m)), Returned = Money.Zero, Reduction = new(Percent.Of(60), Percent.Of(0.04m)),
        };
        return new("200", "200001", new(total, share, share, share, new("000", "000001", share, share, share)), IsDonation: true);
    }

    private static NfeDocument ConsumerNote()
    {
        var note = Workshop.Note(Workshop.Matrix[0], 1, consumer: true, items: 1);
        return note with
        {
            Recipient = new() { TaxId = Cpf.Parse("52998224725"), Name = "Ana" }, Change = Money.Of(0.50m),
            Payments =
            [
                new("03", note.Totals.Note) { Card = new(IsIntegrated: true, Cnpj.Parse("11444777000161"), "01", "A1B2") }, new("01", Money.Of(0.50m)),
            ],
        };
    }

    /// <summary>A text of any letters, fit or not.</summary>
    public static string Words(Random random, int least, int most) =>
        $"R{string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Letters[random.Next(Letters.Length)]))}x";
}
