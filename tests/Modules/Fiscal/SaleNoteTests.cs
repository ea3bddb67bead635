using System.Globalization;
using System.Xml.Linq;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Fisco;
using Biela.Kernel;
using Biela.Modules.Fiscal;
using Biela.Modules.Fiscal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Invoice = Biela.Modules.Fiscal.Domain.Invoice;

namespace Biela.Modules.Tests.Fiscal;

/// <summary>Story A21 from the sale to the signed note: what the customer owes and what the authority adds up are the same centavos.</summary>
public sealed class SaleNoteTests : ModuleTest<FiscalModule, FiscalDb>
{
    private static readonly XNamespace Space = "http://www.portalfiscal.inf.br/nfe";
    private static readonly Cnpj Company = Cnpj.Parse("9T5L3W7B000119");
    private static readonly NoteAddress Home = new("Rua das Oficinas", "120", "Lapa", "3550308", "São Paulo", "SP", "05065000");
    private static readonly NoteRecipient Customer = new(TaxId.Parse("11222333000181"), "Frota Paulista Ltda", Home with { Number = "900" });

    private static readonly (string Sku, decimal Quantity, decimal Price, ProductFacts Facts)[] Sold =
    [
        ("PT-BRB050", 3, 33.3333333333m, new("84833029", "PC")),
        ("PT-BICO", 2.375m, 41.47m, new("84099116", "PC", Cest: "0100400", SubstitutionPaid: true, PisCofins: "04")),
        ("PT-SELO", 7, 12.555m, new("73269090", "PC")), ("PT-ARRUELA", 1, 0.05m, new("73182200", "PC")),
    ];

    public SaleNoteTests() => Clock.Now = new(2026, 9, 10, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A21_comes_out_of_the_sale_to_the_centavo()
    {
        await Issuer();
        var sale = await Sell(new("Frota Paulista", Lines, Discount: Money.Of(37), Freight: Money.Of(25), CarriedBy: FreightBy.IssuerItself));
        var note = await Note(sale, new(Payments: [new("17", Money.Of(274.43m))], Recipient: Customer));

        string[] columns = ["vProd", "vDesc", "vFrete", "ICMS/vBC", "ICMS/vICMS", "PIS/vPIS", "COFINS/vCOFINS", "IBSCBS/vBC", "IBSCBS/vIBSUF", "IBSCBS/vCBS"];
        decimal[][] expected =
        [
            [100.00m, 12.92m, 8.73m, 95.81m, 17.25m, 0.51m, 2.36m, 75.69m, 0.08m, 0.68m],
            [98.49m, 12.72m, 8.60m, 0.00m, 0.00m, 0.00m, 0.00m, 94.37m, 0.09m, 0.85m],
            [87.89m, 11.35m, 7.67m, 84.21m, 15.16m, 0.45m, 2.07m, 66.53m, 0.07m, 0.60m],
            [0.05m, 0.01m, 0.00m, 0.04m, 0.01m, 0.00m, 0.00m, 0.03m, 0.00m, 0.00m],
        ];
        Assert.Equal(expected, note.Descendants(Space + "det").Select(item => columns.Select(column => Amount(item, column)).ToArray()));
        Assert.Equal(["5102", "5405", "5102", "5102"], note.Descendants(Space + "CFOP").Select(cfop => cfop.Value));
        var total = note.Descendants(Space + "total").Single();
        string[] sums = ["vProd", "vDesc", "vFrete", "ICMSTot/vBC", "vICMS", "vPIS", "vCOFINS", "vBCIBSCBS", "vIBSUF", "gCBS/vCBS", "vNF"];
        Assert.Equal([286.43m, 37, 25, 180.06m, 32.42m, 0.96m, 4.43m, 236.62m, 0.24m, 2.13m, 274.43m], sums.Select(sum => Amount(total, sum)));
        Assert.Equal(("3", "42"), (note.Descendants(Space + "modFrete").Single().Value, note.Descendants(Space + "nNF").Single().Value));
        // The customer owes what the note says, and the books add it up the same way.
        Assert.Equal(274_43, Assert.Single(await Published<InvoiceConfirmed>()).TotalCents);
        Assert.DoesNotContain(await Do((db, _) => AuditInvoices.Of(db, default)), found => found.Rule == "L10 total");
    }

    [Fact]
    public async Task What_does_not_fit_the_sale_is_refused_by_name()
    {
        await Issuer();
        var sale = new IssueInvoice.Request("Frota Paulista", Lines);
        (IssueInvoice.Request Request, string Message)[] wrong =
        [
            (sale with { Discount = Money.Of(286.44m) }, "discount: o desconto vai de zero ao total dos itens."),
            (sale with { Discount = Money.Of(-1) }, "discount: o desconto vai de zero ao total dos itens."),
            (sale with { Freight = Money.Of(-1) }, "freight: o frete não pode ser negativo."),
            (sale with { Freight = Money.Of(25) }, "carriedBy: há frete na venda; diga por conta de quem ele é."),
            (sale with { CarriedBy = FreightBy.Issuer }, "carriedBy: só uma venda com frete diz quem o leva; sem ele, diga-o na nota."),
            (sale with { Discount = Money.Of(286.43m) }, "O total da nota deve ser maior que zero."),
        ];
        foreach (var (request, message) in wrong) Assert.Equal(message, (await Refused(() => Sell(request))).Message);
        Assert.Empty(await Published<InvoiceSubmitted>());

        var id = await Sell(sale);
        var terms = new NoteTerms(Payments: [new("01", Money.Of(249.43m))], Recipient: Customer, Discount: Money.Of(37));
        Assert.Equal("terms.discount: desconto e frete são os da venda; deixe-os fora da nota.", (await Refused(() => Note(id, terms))).Message);
    }

    [Fact]
    public async Task What_is_still_to_be_paid_stands_on_the_note_by_the_days_it_is_due()
    {
        await Issuer();
        var sale = await OfOrder(dueOn: new(2026, 9, 20));
        var (november, amount) = (new DateOnly(2026, 11, 9), Money.Of(80));
        var terms = new NoteTerms(Recipient: Customer, Payments:
        [
            new("15", amount, OnCredit: true, DueOn: november), new("01", Money.Of(46.43m)), new("15", amount, OnCredit: true, DueOn: new(2026, 10, 9)),
            new("17", Money.Of(50), OnCredit: true), new("15", Money.Of(30), OnCredit: true, DueOn: november),
        ]);
        var yesterday = terms with { Payments = [new("15", Money.Of(286.43m), OnCredit: true, DueOn: new(2026, 9, 9))] };
        Assert.Equal("terms.payments[0].dueOn: o vencimento não pode ser antes da venda, de 10/09/2026.",
            (await Refused(() => Note(sale, yesterday))).Message);
        var paid = terms with { Payments = [new("01", Money.Of(286.43m), DueOn: november)] };
        Assert.Equal("terms.payments[0].dueOn: só o que é a prazo, numa NF-e, tem vencimento.", (await Refused(() => Note(sale, paid))).Message);

        var note = await Note(sale, terms);
        Assert.Equal(["001 2026-09-20 50.00", "002 2026-10-09 80.00", "003 2026-11-09 110.00"],
            note.Descendants(Space + "dup").Select(dup => string.Join(' ', dup.Elements().Select(part => part.Value))));
        Assert.Equal(240, Amount(note, "fat/vLiq"));
    }

    [Fact]
    public async Task A_sale_over_the_counter_is_owed_as_a_whole()
    {
        await Issuer();
        var sale = await Sell(new("Frota Paulista", Lines, DueOn: new(2026, 9, 20)));
        var terms = new NoteTerms(Recipient: Customer, Payments: [new("15", Money.Of(286.43m), OnCredit: true, DueOn: new(2026, 10, 9))]);
        Assert.Equal("terms.payments[0].dueOn: esta venda vence em 20/09/2026, num título só.", (await Refused(() => Note(sale, terms))).Message);
    }

    [Fact]
    public async Task What_is_given_back_takes_its_discount_and_freight_along()
    {
        await Issuer();
        var sale = await Sell(new("Frota Paulista", Lines, Discount: Money.Of(37), Freight: Money.Of(25), CarriedBy: FreightBy.IssuerItself));
        await Note(sale, new(Payments: [new("17", Money.Of(274.43m))], Recipient: Customer));
        await Do(async (db, s) =>
        {
            var note = await db.Documents.SingleAsync();
            var (key, question) = (AccessKey.Parse(note.Key), note.Ask());
            note.Leave(question);
            var protocol = new Protocol(100, "…", key, note.IssuedAt, "135260000000001", note.Digest, [], "<protNFe/>");
            note.Hear(new LotAnswer(104, "…", note.IssuedAt, null, null, [protocol]), asked: false, note.IssuedAt);
            (await db.Invoices.SingleAsync()).PickUp(new(2026, 9, 10));
            await db.SaveChangesAsync();
        });
        var back = await Do(async (db, s) =>
        {
            await ReturnSale.Handle(sale, new(new(), [new(1, Quantity.One), new(3, Quantity.Of(7))]), db, s.GetRequiredService<Notary>(),
                s.GetRequiredService<Tenant>(), Clock, default);
            return XElement.Load(new MemoryStream((await db.Documents.SingleAsync(d => d.Operation == FiscalOperation.SaleReturn)).Signed));
        });
        string[] columns = ["vProd", "vDesc", "vFrete"];
        Assert.Equal([[33.33m, 4.31m, 2.91m], [87.89m, 11.35m, 7.67m]],
            back.Descendants(Space + "det").Select(item => columns.Select(column => Amount(item, column)).ToArray()));
        Assert.Equal("3", back.Descendants(Space + "modFrete").Single().Value);
    }

    private static IssueInvoice.Line[] Lines => [.. Sold.Select(l => new IssueInvoice.Line(l.Sku, Quantity.Of(l.Quantity), UnitPrice.Of(l.Price)))];

    /// The story's shop in São Paulo, whose next NF-e is number 42.
    private Task Issuer() => Do(async (db, services) =>
    {
        var profile = new Profile(Tenant, new(Company, "Oficina de Teste Ltda", "110042490114", TaxRegime.Presumed, FiscalEnvironment.Homologation, Home));
        using var authority = new SelfIssued(Clock.Now.AddDays(-1), Clock.Now.AddDays(365));
        var (pfx, keyring) = (authority.Client(Company, "OFICINA LTDA", "x"), services.GetRequiredService<Keyring>());
        db.Add(profile);
        await db.SaveChangesAsync();
        await UploadCertificate.Handle(new(Convert.ToBase64String(pfx), "x"), db, keyring, Clock, default);
        await SetNextNumber.Handle(new(DocumentModel.Nfe, 42), db, default);
        foreach (var line in Sold) await DescribeProduct.Handle(line.Sku, new(line.Facts), db, default);
    });

    /// What the stock has set aside.
    private async Task<Guid> Sell(IssueInvoice.Request request)
    {
        var id = await Do(async (db, s) => (await IssueInvoice.Handle(request, db, s.GetRequiredService<Tenant>(), Clock, default)).Value!.Id);
        await Do(async (db, _) =>
        {
            await FollowStock.Reserved(new InvoiceStockReserved(id, 1), db, default);
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// The parts of a delivered order, as far as a note needs them.
    private Task<Guid> OfOrder(DateOnly dueOn) => Do(async (db, _) =>
    {
        var lines = Lines.Select((l, n) => new InvoiceLine(n, l.Sku, l.Sku, l.Quantity, l.UnitPrice));
        var invoice = new Invoice("NF-2026-00009", new(null, "Frota Paulista"), Guid.CreateVersion7(), lines, new(2026, 9, 10), dueOn, SaleExtras.None);
        invoice.Confirm(1);
        db.Add(invoice);
        await db.SaveChangesAsync();
        return invoice.Id;
    });

    private Task<XElement> Note(Guid sale, NoteTerms terms) => Do(async (db, s) =>
    {
        await IssueDocument.Handle(sale, new(terms), db, s.GetRequiredService<Notary>(), s.GetRequiredService<Tenant>(), Clock, default);
        return XElement.Load(new MemoryStream((await db.Documents.SingleAsync()).Signed));
    });

    /// What the note says under that path, wherever it begins; nothing where it says nothing.
    private static decimal Amount(XElement part, string path)
    {
        var steps = path.Split('/');
        var found = part.Descendants(Space + steps[0]);
        foreach (var step in steps.Skip(1)) found = found.Descendants(Space + step);
        return found.FirstOrDefault() is { } amount ? decimal.Parse(amount.Value, CultureInfo.InvariantCulture) : 0;
    }
}
