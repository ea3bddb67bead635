namespace Biela.Fisco.Tests;

/// <summary>A workshop with its customers, and its notes: every operation of the matrix in every regime.</summary>
internal static class Workshop
{
    public static readonly DateTimeOffset Now = new(2026, 9, 10, 14, 30, 5, TimeSpan.FromHours(-3));

    private static readonly Cnpj Shop = Cnpj.Parse("9T5L3W7B000119");

    public static readonly Address Home = new()
    {
        Street = "Rua das Oficinas", Number = "120", District = "Lapa", CityCode = "3550308", City = "São Paulo", State = "SP", PostalCode = "05065000",
        Phone = Phone.Parse("11987654321"),
    };

    public static readonly Address Away = Home with { CityCode = "3106200", City = "Belo Horizonte", State = "MG", PostalCode = "30130000" };

    /// CFOP in the state, CST, CSOSN, direction, purpose, CST of PIS/COFINS, and CST and class of IBS/CBS, as in the matrix of operations.
    public static readonly Operation[] Matrix =
    [
        new("Venda de peça", "5102", "6102", "00", "102"),
        new("Venda de peça com crédito", "5102", "6102", "20", "101"),
        new("Venda de peça com ST", "5405", "6404", "60", "500", Contribution: "04"),
        new("Venda com ST na operação", "5403", "6403", "10", "201"),
        new("Venda com ST e base reduzida", "5403", "6403", "70", "202"),
        new("Venda isenta com ST", "5403", "6403", "30", "203"),
        new("Venda de fabricação própria", "5101", "6101", "00", "102"),
        new("Remessa para conserto", "5915", "6915", "50", "400", Contribution: "08", Rtc: ("410", "410999"), Moves: true),
        new("Entrada para conserto", "1915", "2915", "41", "400", Contribution: "98", Rtc: ("410", "410999"), Outgoing: false, Moves: true),
        new("Retorno de conserto", "5916", "6916", "41", "400", Contribution: "08", Rtc: ("410", "410999"), Moves: true, Refers: true),
        new("Retorno do terceiro", "1916", "2916", "41", "400", Contribution: "98", Rtc: ("410", "410999"), Outgoing: false, Moves: true, Refers: true),
        new("Troca em garantia", "5949", "6949", "90", "900", Contribution: "49", Rtc: ("410", "410999"), Moves: true),
        new("Devolução de compra", "5202", "6202", "00", "900", Contribution: "49", Purpose: 4, Moves: true, Refers: true),
        new("Devolução de compra com ST", "5411", "6411", "60", "500", Contribution: "49", Purpose: 4, Moves: true, Refers: true),
        new("Devolução de venda", "1202", "2202", "00", "102", Contribution: "98", Purpose: 4, Outgoing: false, Moves: true, Refers: true),
        new("Devolução de venda com ST", "1411", "2411", "60", "500", Contribution: "98", Purpose: 4, Outgoing: false, Moves: true, Refers: true),
        new("Industrialização por encomenda", "5124", "6124", "51", "900"),
        new("Remessa para demonstração", "5912", "6912", "50", "400", Contribution: "08", Rtc: ("410", "410999"), Moves: true),
        new("Comodato", "5908", "6908", "40", "300", Contribution: "08", Rtc: ("410", "410999"), Moves: true),
        new("Mão de obra em nota conjugada", "5933", "6933", "ISS", "ISS"),
    ];

    public static IEnumerable<(string Name, NfeDocument Note)> All() =>
        from operation in Matrix from regime in new[] { 1, 2, 3, 4 } from away in new[] { false, true } from consumer in new[] { false, true }
        where !consumer || operation.AllowsConsumerNote && !away
        select ($"{operation.Nature}, CRT {regime}, {(away ? "fora" : "dentro")}{(consumer ? ", NFC-e" : "")}", Note(operation, regime, away, consumer));

    public static NfeDocument Note(Operation operation, int regime = 3, bool away = false, bool consumer = false, int items = 2)
    {
        var list = Enumerable.Range(1, items).Select(number => Item(operation, regime, away, number)).ToList();
        var totals = NfeTotals.Of(list, new(2026, 9, 10));
        return new()
        {
            Key = Key(consumer ? "65" : "55"),
            Ide = new()
            {
                Nature = operation.Nature, IssuedAt = Now, MovedAt = consumer ? null : Now, IsOutgoing = operation.Outgoing, Destination = away ? 2 : 1,
                City = "3550308", PrintFormat = consumer ? 4 : 1, Environment = FiscalEnvironment.Production, Purpose = operation.Purpose,
                IsFinalConsumer = consumer, Software = "Biela 0.1.0",
                References = operation.Refers ? [new Reference.Note("35260912345678000195550010000000011000000011")] : [],
            },
            Issuer = new()
            {
                TaxId = Shop, Name = "Retífica Biela “Boa Vista” Ltda", Address = Home, StateRegistration = "110042490114", Regime = regime,
                CityRegistration = "12345678", Cnae = "4520001",
            },
            Recipient = consumer ? null : new()
            {
                TaxId = Cnpj.Parse("11222333000181"), Name = "Transportes Serra Azul", Address = away ? Away : Home, RegistrationKind = 1,
                StateRegistration = "0623079040081", Email = "nf@serraazul.com.br",
            },
            Readers = [Cnpj.Parse("11444777000161")],
            Items = list,
            Totals = totals,
            Transport = operation.Moves ? new(0) { Carrier = new(Name: "O próprio"), Volumes = [new(1, "CAIXA", Gross: Quantity.Of(42.5m))] } : new(),
            Billing = operation.Moves || consumer ? null : new(new("42", totals.Note, Money.Zero, totals.Note), [new(new(2026, 10, 10), totals.Note)]),
            Payments = operation.Moves ? [Payment.None] : [new(consumer ? "17" : "15", totals.Note) { IsOnCredit = !consumer }],
            Note = "Pedido 7 – cliente antigo",
            Supplement = consumer
                ? new($"https://www.homologacao.nfce.fazenda.sp.gov.br/qrcode?p={Key("65")}|3|1", "https://www.nfce.fazenda.sp.gov.br/consulta") : null,
        };
    }

    public static string Key(string model, string number = "000000042")
    {
        var body = $"352609{Shop.Value}{model}001{number}173920461";
        return body + Modulo11.Digit(body);
    }

    private static Item Item(Operation operation, int regime, bool away, int number)
    {
        var total = Money.Of(100.00m * number);
        var simples = regime is 1 or 4;
        var service = operation.Cst is "ISS";
        return new()
        {
            Code = $"PT-{number:000}", Description = service ? "Retífica de cabeçote" : "Pistão 0,50 – jogo", Ncm = service ? "00" : "84099914",
            Cest = operation.Cst is "60" or "10" or "30" or "70" ? "0100100" : null, Cfop = away ? operation.Away : operation.Home, Unit = "PC",
            Quantity = Quantity.Of(number), Price = UnitPrice.Of(100), Total = total,
            Taxes = new()
            {
                Icms = service ? null : simples ? TaxCases.Simples(operation.Csosn, total) : TaxCases.Normal(operation.Cst, total),
                Issqn = service ? new(total, Percent.Of(3), Percent.Of(3).On(total), "3550308", "14.03") : null,
                Pis = simples ? new("49") : TaxCases.Contribution(operation.Contribution, total, Percent.Of(0.65m)),
                Cofins = simples ? new("49") : TaxCases.Contribution(operation.Contribution, total, Percent.Of(3)),
                IbsCbs = regime is 3 ? TaxCases.Rtc(operation.Rtc.Cst, operation.Rtc.Class, total) : null,
            },
        };
    }
}

/// <summary>A row of the matrix of operations.</summary>
internal sealed record Operation(string Nature, string Home, string Away, string Cst, string Csosn, string Contribution = "01",
    (string Cst, string Class) Rtc = default, int Purpose = 1, bool Outgoing = true, bool Moves = false, bool Refers = false)
{
    public (string Cst, string Class) Rtc { get; } = Rtc == default ? ("000", "000001") : Rtc;

    public bool AllowsConsumerNote => Home is "5101" or "5102" or "5405" or "5933";
}
