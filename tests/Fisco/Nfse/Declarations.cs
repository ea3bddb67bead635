using System.Xml.Linq;
using Biela.Fisco.Tests.Seals;
using Biela.Fisco.Tests.Taxes;

namespace Biela.Fisco.Tests;

/// <summary>A workshop's declarations of services: every regime, withholding and kind of customer.</summary>
internal static class Declarations
{
    public const Withholdings Everything = Withholdings.Iss | Withholdings.Irrf | Withholdings.Contributions | Withholdings.Inss;

    public static readonly TaxRegime[] Regimes =
        [TaxRegime.Simples, TaxRegime.SimplesAboveSublimit, TaxRegime.Presumed, TaxRegime.Actual, TaxRegime.Mei];

    public static readonly (string Name, DpsCustomer? Customer)[] Customers =
    [
        ("empresa", new(Cnpj.Parse("11222333000181"), "Transportes “Serra Azul” & Filhos")
        {
            CityRegistration = "1234567", Address = Workshop.Home with { Complement = "Galpão 3" }, Email = "nf@serraazul.com.br",
        }),
        ("pessoa de fora", new(TestCertificates.Person, "Ana Conceição") { Address = Workshop.Away, Phone = Phone.Parse("31991234567") }),
        ("pessoa sem endereço", new(TestCertificates.Person, "Ana Conceição")),
        ("consumidor não identificado", null),
    ];

    private static readonly Withholdings[] Withheld =
        [Withholdings.None, Withholdings.Iss, Withholdings.Irrf, Withholdings.Contributions, Withholdings.Inss, Everything];

    public static IEnumerable<(string Name, DpsDocument Dps, TaxedService Taxed)> All() =>
        from regime in Regimes from withheld in Withheld from customer in Customers
        let withholdsIss = withheld.HasFlag(Withholdings.Iss)
        where !withholdsIss || regime is not TaxRegime.Mei && customer.Customer?.Address is not null
        let taxed = Service(regime, withheld).Taxed()
        select ($"{regime}, retém {withheld}, {customer.Name}", Of(taxed, customer.Customer), taxed);

    /// <summary>1.850,00 of reconditioning, as in story A22.</summary>
    public static TaxableService Service(TaxRegime regime, Withholdings withheld = Withholdings.None) => StoryTests.Labour(regime) with
    {
        Withheld = withheld, IssRate = regime is TaxRegime.Simples && withheld.HasFlag(Withholdings.Iss) ? Shop.P(2.0145m) : null,
    };

    public static DpsDocument Of(TaxedService taxed, DpsCustomer? customer, long number = 42)
    {
        var service = taxed.Service;
        return new()
        {
            Id = DpsId.Compose(3550308, TestCertificates.Lettered, 1, number), Environment = FiscalEnvironment.Production, IssuedAt = Workshop.Now,
            ServiceDay = service.Date, Software = "Biela 0.1.0",
            Provider = new(service.Regime.ForServices()) { Phone = Phone.Parse("1133334444"), Email = "oficina@example.com.br" },
            Customer = customer,
            Service = new()
            {
                City = service.City, Code = service.Code, Description = "Retífica de cabeçote\ne brunimento – motor 6 cilindros", Nbs = "120013110",
                OrderNumber = "OS 4711",
            },
            Values = taxed.Values(Shop.P(9.2184m)), Reform = taxed.Reform("050101", isPersonal: false),
        };
    }

    /// <summary>A few declarations that have between them every group of the layout.</summary>
    public static IEnumerable<XElement> Rich()
    {
        var full = Of((Service(TaxRegime.Presumed, Everything) with { Discount = Shop.R(50), Deduction = Shop.R(100) }).Taxed(), Customers[0].Customer);
        yield return DpsXml.Write(full with
        {
            Replaces = new(NfseKey.Parse("35503082243568174000168000000000009826065650835650"), "99", "Valor do serviço digitado errado"),
            Provider = full.Provider with { CityRegistration = "12345678" },
            Service = full.Service with
            {
                CityCode = "001", OwnCode = "SV0042", Reference = "NF-e 42", OrderLines = ["1", "Linha 2"], Note = "Garantia de 90 dias",
            },
            Values = full.Values with { ConditionalDiscount = Shop.R(10), Iss = full.Values.Iss with { Rate = Shop.P(5) } },
        });
        yield return DpsXml.Write(Of(Service(TaxRegime.Simples, Withholdings.Iss).Taxed(), Customers[1].Customer));
        var share = new ApproximateTaxes.Shares(Shop.P(13.45m), Percent.Zero, Shop.P(3));
        var plain = Of(Service(TaxRegime.Actual).Taxed(), null);
        yield return DpsXml.Write(plain with { Values = plain.Values with { Approximate = share } });
        yield return DpsXml.Write(Of(Service(TaxRegime.Mei).Taxed(), Customers[2].Customer));
    }

    /// <summary>The declaration of a seed: whatever a workshop may fill in.</summary>
    public static DpsDocument Draw(int seed)
    {
        var random = new Random(seed);
        var regime = Regimes[random.Next(Regimes.Length)];
        var customer = Customers[random.Next(Customers.Length)].Customer;
        var withheld = (Withholdings)random.Next(16);
        if (customer?.Address is null || regime is TaxRegime.Mei) withheld &= ~Withholdings.Iss;
        var price = random.NextInt64(1_000, 10_000_000_000);
        var discount = random.Next(2) * random.NextInt64(price / 2);
        var service = Service(regime, withheld) with
        {
            Price = new(price), Discount = new(discount), Deduction = new(random.Next(2) * random.NextInt64(price - discount)),
            Code = random.Next(2) == 0 ? "140101" : "140301", PisCofins = random.Next(4) == 0 ? "07" : "01",
        };
        var dps = Of(service.Taxed(), customer is null ? null : customer with { Name = RandomNotes.Words(random, 1, 400) }, random.NextInt64(1, 1_000_000_000));
        return dps with
        {
            Environment = random.Next(2) == 0 ? FiscalEnvironment.Homologation : FiscalEnvironment.Production,
            Service = dps.Service with
            {
                Description = RandomNotes.Words(random, 1, 2500), CityCode = random.Next(3) == 0 ? "001" : null,
                Reference = random.Next(3) == 0 ? RandomNotes.Words(random, 0, 300) : null,
                Note = random.Next(3) == 0 ? RandomNotes.Words(random, 0, 2500) : null,
                OrderNumber = random.Next(2) == 0 ? RandomNotes.Words(random, 0, 80) : null,
                OrderLines = [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomNotes.Words(random, 0, 80))],
            },
        };
    }
}
