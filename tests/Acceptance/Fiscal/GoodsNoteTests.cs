using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>What was sold comes back, and goods move that nobody sells.</summary>
[Collection("fiscal")]
public sealed class GoodsNoteTests(Bureau bureau) : IAsyncDisposable
{
    private const string Because = "Nota lançada em duplicidade";
    private static readonly XNamespace Nfe = "http://www.portalfiscal.inf.br/nfe";

    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Theory, InlineData("Simples", "CSOSN 102", "0.00", "0.00"), InlineData("Presumed", "CST 00", "114.80", "401.81")]
    public async Task What_was_sold_comes_back_with_its_taxes_in_parts_and_never_more_than_was_sold(string regime, string icms, string first, string last)
    {
        var shop = await bureau.Shop(regime);
        var (invoice, sale) = await Sold(shop, 9, "Nfe");
        var back = await Returned(shop, invoice, new { }, [new { item = 1, quantity = 2 }]);
        var file = await File(shop, back.Id());
        Assert.Equal(["0", "4", "Devolução de venda", "1202", icms, "637.80", "90", sale.Text("accessKey"), "1"],
            Said(file, "tpNF", "finNFe", "natOp", "CFOP", "ICMS", "vNF", "tPag", "chaveAcesso", "nItem"));
        // By its items, and then not in the heading too (NT 2025.002 v1.52, VC02-05).
        Assert.Empty(file.Descendants(Nfe + "NFref"));
        Assert.Equal(first, Of(file, "ICMSTot").Element(Nfe + "vICMS")!.Value);
        var tooMuch = await Person.Refused("invalid", () => Return(shop, invoice, new { }, [new { item = 1, quantity = 8 }]));
        Assert.Equal("lines[0].quantity: a " + sale.Text("name") + " vendeu 9, e 2 já voltaram.", tooMuch.Why);
        await Person.Refused("invalid", () => Return(shop, invoice, new { }, [new { item = 2, quantity = 1 }]));
        await Person.Refused("note-referred-to", () => shop.Owner.Post($"fiscal/documents/{sale.Id()}/cancel", new { reason = Because }));
        var rest = await File(shop, (await Returned(shop, invoice, new { })).Id());
        Assert.Equal(["7.0000", "2232.30"], Said(rest, "qCom", "vNF"));
        Assert.Equal(last, Of(rest, "ICMSTot").Element(Nfe + "vICMS")!.Value);
        await Person.Refused("nothing-to-return", () => Return(shop, invoice, new { }));
        Assert.Equal(["SaleReturn", "SaleReturn", "Sale"],
            (await shop.Owner.Get($"fiscal/documents?invoiceId={invoice}")).List().Select(d => d.Text("operation")));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task What_was_sold_over_the_counter_comes_back_from_somebody_with_a_name()
    {
        var shop = await bureau.Shop();
        var (invoice, _) = await Sold(shop, 1, "Nfce", pickUp: false);
        await Person.Refused("not-picked-up", () => Return(shop, invoice, new { recipient = IssuingShop.Buyer() }));
        await shop.Owner.Post($"fiscal/invoices/{invoice}/pickup");
        await Person.Refused("recipient-missing", () => Return(shop, invoice, new { }));
        await Person.Refused("invalid", () => Return(shop, invoice, new { items = new[] { Item() }, recipient = IssuingShop.Buyer() }));
        shop.Tell(new Behaviour { Deny = 233 });
        var back = (await Return(shop, invoice, new { recipient = IssuingShop.Buyer() })).Id();
        await shop.Until(back, "Rejected");
        shop.Tell(new());
        await Person.Refused("note-mirrored", () => shop.Owner.Post($"fiscal/documents/{back}/rewrite", new { terms = new { items = new[] { Item() } } }));
        await shop.Owner.Post($"fiscal/documents/{back}/rewrite", new { terms = new { recipient = IssuingShop.Buyer("No", null) } });
        Assert.Equal("318.90", Of(await File(shop, (await shop.Until(back, "Authorised")).Id()), "vNF").Value);
    }

    [Fact]
    public async Task What_somebody_else_repairs_goes_out_and_comes_back_referring_to_how_it_went()
    {
        var shop = await bureau.Shop("Presumed");
        var order = (await shop.Offered()).Job;
        var terms = new { items = new[] { Item() }, recipient = IssuingShop.Buyer(), inPerson = false, carriedBy = "IssuerItself" };
        var sent = await Authorised(shop, new { operation = "RepairShipment", orderId = order.Id, terms });
        Assert.Equal(["1", "1", "Remessa para conserto", "5915", "CST 41", "90"],
            Said(await File(shop, sent.Id()), "tpNF", "finNFe", "natOp", "CFOP", "ICMS", "tPag"));
        Assert.StartsWith($"Ordem de serviço {order.Number}.", Of(await File(shop, sent.Id()), "infCpl").Value, StringComparison.Ordinal);
        var nothing = await Person.Refused("reference-missing", () => Issue(shop, new { operation = "RepairReceived", terms }));
        Assert.StartsWith("terms.references: ", nothing.Why, StringComparison.Ordinal);
        var references = new[] { new { key = sent.Text("accessKey") } };
        var open = new { items = new[] { Item() }, recipient = IssuingShop.Buyer(), references };
        await Person.Refused("icms-code-missing", () => Issue(shop, new { operation = "RepairReceived", terms = open }));
        var said = open with { items = [Item("41", "98", "410999")] };
        var back = await Authorised(shop, new { operation = "RepairReceived", terms = said });
        Assert.Equal(["0", "1916", "CST 41", sent.Text("accessKey")], Said(await File(shop, back.Id()), "tpNF", "CFOP", "ICMS", "refNFe"));
        await Person.Refused("note-referred-to", () => shop.Owner.Post($"fiscal/documents/{sent.Id()}/cancel", new { reason = Because }));
        Assert.Equal([back.Id()], (await shop.Owner.Get("fiscal/documents?operation=RepairReceived")).List().Select(d => d.Id()));
        Assert.Equal([sent.Id()], (await shop.Owner.Get($"fiscal/documents?orderId={order.Id}")).List().Select(d => d.Id()));
    }

    [Theory]
    [InlineData("WarrantyReplacement", "5949", "1", "900")]
    [InlineData("Bonus", "5910", "1", null)]
    [InlineData("Loan", "5908", "1", null)]
    [InlineData("Demonstration", "5912", "1", null)]
    [InlineData("PurchaseReturn", "5202", "4", "900")]
    public async Task Goods_that_nobody_sells_have_notes_of_their_own(string operation, string cfop, string purpose, string? icms)
    {
        var shop = await bureau.Shop();
        const string Body = "3526111122233300018155001000000007173920461";
        var supplied = operation == "PurchaseReturn" ? new[] { new { key = $"{Body}{Modulo11.Digit(Body)}" } } : null;
        var terms = new { items = new[] { Item(icms, "49") }, recipient = IssuingShop.Buyer(), references = supplied };
        var note = await Authorised(shop, new { operation, terms });
        Assert.Equal(["1", purpose, cfop, "90"], Said(await File(shop, note.Id()), "tpNF", "finNFe", "CFOP", "tPag"));
    }

    [Fact]
    public async Task What_has_a_note_of_its_own_is_not_issued_as_another_one()
    {
        var shop = await bureau.Shop();
        var terms = new { items = new[] { Item() }, recipient = IssuingShop.Buyer() };
        foreach (var operation in new[] { "Sale", "RepairEntry", "RepairReturn", "SaleReturn", "Labour", "Purchase" })
            Assert.StartsWith("operation: ", (await Person.Refused("invalid", () => Issue(shop, new { operation, terms }))).Why, StringComparison.Ordinal);
        await Person.Refused("not-found", () => Issue(shop, new { operation = "Loan", terms, orderId = Guid.CreateVersion7() }));
        var nameless = new { facts = new { ncm = "84073490", unit = "UN" }, quantity = 1, unitPrice = 10 };
        var unsaid = await Person.Refused("invalid",
            () => Issue(shop, new { operation = "Loan", terms = new { items = new[] { nameless }, recipient = IssuingShop.Buyer() } }));
        Assert.StartsWith("terms.items[0].code: ", unsaid.Why, StringComparison.Ordinal);
        var sale = $"fiscal/invoices/{await shop.Sell()}/document";
        var payments = new[] { new { means = "17", amount = 318.90m } };
        foreach (var wrong in new object[] { new { recipient = IssuingShop.Buyer() }, new { payments, items = new[] { Item() } } })
            await Person.Refused("invalid", () => shop.Owner.Post(sale, new { terms = wrong }));
        Assert.Empty(shop.Notes);
    }

    private static object Item(string? icms = null, string? pisCofins = null, string? taxClass = null) => new
    {
        code = "MT-7", description = "Cabeçote", facts = new { ncm = "84099912", unit = "PC", pisCofins, taxClass }, quantity = 1, unitPrice = 950, icms,
    };

    private static async Task<(Guid Invoice, JsonElement Sale)> Sold(IssuingShop shop, int quantity, string model, bool pickUp = true)
    {
        var invoice = await shop.Sell(quantity);
        var document = (await shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms(model, 318.90m * quantity))).Id();
        if (pickUp) await shop.Owner.Post($"fiscal/invoices/{invoice}/pickup");
        return (invoice, await shop.Until(document, "Authorised"));
    }

    private static Task<JsonElement> Return(IssuingShop shop, Guid invoice, object terms, object[]? lines = null) =>
        shop.Owner.Post($"fiscal/invoices/{invoice}/return-note", new { terms, lines });

    private static async Task<JsonElement> Returned(IssuingShop shop, Guid invoice, object terms, object[]? lines = null) =>
        await shop.Until((await Return(shop, invoice, terms, lines)).Id(), "Authorised");

    private static Task<JsonElement> Issue(IssuingShop shop, object note) => shop.Owner.Post("fiscal/goods-notes", note);

    private static async Task<JsonElement> Authorised(IssuingShop shop, object note) => await shop.Until((await Issue(shop, note)).Id(), "Authorised");

    private static async Task<XElement> File(IssuingShop shop, Guid note) =>
        XElement.Load(new MemoryStream(await shop.File($"fiscal/documents/{note}/xml")));

    private static XElement Of(XElement note, string name) => note.Descendants(Nfe + name).First();

    private static string[] Said(XElement note, params string[] names) => [.. names.Select(name => name == "ICMS"
        ? Of(note, name).Descendants().Where(e => e.Name.LocalName is "CST" or "CSOSN").Select(e => $"{e.Name.LocalName} {e.Value}").Single()
        : Of(note, name).Value)];
}
