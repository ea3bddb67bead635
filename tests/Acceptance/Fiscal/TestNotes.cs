using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>The sale of a part by a shop of the Simples in São Paulo.</summary>
internal static class TestNotes
{
    private static readonly Address Home = new()
    {
        Street = "Rua das Oficinas", Number = "120", District = "Lapa", CityCode = "3550308", City = "São Paulo", State = "SP", PostalCode = "05065000",
    };

    public static NfeDocument Of(int number, DocumentModel model, Issuance issuance, string code, DateTimeOffset at)
    {
        var consumer = model == DocumentModel.Nfce;
        var key = AccessKey.Compose(State.Find("SP")!, DateOnly.FromDateTime(at.DateTime), TestSefaz.Company, model, 1, number, issuance, code);
        Item[] items = [Part()];
        var totals = NfeTotals.Of(items, DateOnly.FromDateTime(at.DateTime));
        return new()
        {
            Key = key.Value,
            Ide = new()
            {
                Nature = "Venda de peça", IssuedAt = at, Destination = 1, City = "3550308", PrintFormat = consumer ? 4 : 1,
                Environment = FiscalEnvironment.Homologation, IsFinalConsumer = true, Software = "Biela 0.1.0",
                Contingency = issuance == Issuance.Normal ? null : new(at.AddMinutes(-10), "A SEFAZ do estado não responde"),
            },
            Issuer = new()
            {
                TaxId = TestSefaz.Company, Name = "Oficina de Teste Ltda", Address = Home, StateRegistration = "110042490114", Regime = 1,
            },
            Recipient = consumer ? null : new()
            {
                TaxId = Cnpj.Parse("11222333000181"), Name = "Transportes Serra Azul", Address = Home, RegistrationKind = 1,
                StateRegistration = "0623079040081",
            },
            Items = items,
            Totals = totals,
            Payments = [new("17", totals.Note) { IsOnCredit = false }],
            Supplement = consumer
                ? new($"https://www.homologacao.nfce.fazenda.sp.gov.br/qrcode?p={key.Value}|3|2", "https://www.homologacao.nfce.fazenda.sp.gov.br/consulta")
                : null,
        };
    }

    private static Item Part() => new()
    {
        Code = "PT-001", Description = "Pistão 0,50 jogo", Ncm = "84099914", Cfop = "5102", Unit = "PC", Quantity = Quantity.Of(2),
        Price = UnitPrice.Of(50), Total = Money.Of(100),
        Taxes = new() { Icms = new IcmsSn102(0), Pis = new("49"), Cofins = new("49") },
    };
}
