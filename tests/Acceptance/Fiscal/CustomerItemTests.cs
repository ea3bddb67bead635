using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>What a customer brings comes in and goes back on notes of its own, beside those of the parts and of the labour.</summary>
[Collection("fiscal")]
public sealed class CustomerItemTests(Bureau bureau) : IAsyncDisposable
{
    private const string Because = "Item lançado em duplicidade", Early = "O cliente desistiu do serviço";
    private static readonly XNamespace Nfe = "http://www.portalfiscal.inf.br/nfe";

    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Theory, InlineData("Simples", "CSOSN 400"), InlineData("Presumed", "CST 41")]
    public async Task One_order_is_a_note_of_labour_one_of_parts_and_those_of_the_item_that_came_and_went(string regime, string icms)
    {
        var shop = await bureau.Shop(regime);
        var offer = await shop.Offered();
        var order = offer.Job.Id;
        Assert.Equal("Unnoted", (await Order(shop, order)).Text("item"));
        var entry = await Authorised(shop, order, "entry-note", Item());
        var came = await Order(shop, order);
        Assert.Equal(("InShop", entry.Text("name"), $"{shop.Today.AddDays(180):yyyy-MM-dd}"),
            (came.Text("item"), came.Of("forEntry").Text("name"), came.Text("returnBy")));
        var file = await File(shop, entry.Id());
        var engine = $"Motor {Deliveries.Engine}, nº de série {Deliveries.Serial}";
        Assert.Equal(["0", "1", "Entrada para conserto", "1915", icms, engine, "8000.00", "90", "80870760602"],
            Said(file, "tpNF", "finNFe", "natOp", "CFOP", "ICMS", "xProd", "vNF", "tPag", "CPF"));
        Assert.Equal($"Ordem de serviço {offer.Job.Number}. ICMS: não incidência, RICMS/SP, art. 7º, IX.", Of(file, "infCpl").Value);
        Assert.Equal(regime == "Presumed" ? ["410999"] : [], file.Descendants(Nfe + "cClassTrib").Select(c => c.Value));

        await shop.Deliver(offer);
        Assert.Equal("LeftWithoutNote", (await Order(shop, order)).Text("item"));
        var back = await Authorised(shop, order, "return-note", new { });
        var returned = await File(shop, back.Id());
        Assert.Equal(["1", "1", "Retorno de conserto", "5916", icms, "8000.00", "90", entry.Text("accessKey")],
            Said(returned, "tpNF", "finNFe", "natOp", "CFOP", "ICMS", "vNF", "tPag", "refNFe"));
        Assert.Equal(Of(file, "det").Element(Nfe + "prod")!.Element(Nfe + "xProd")!.Value, Of(returned, "xProd").Value);
        Assert.Equal(entry.Id(), back.Of("refersTo").GetGuid());

        await Parts(shop, order);
        await shop.Owner.Post($"fiscal/orders/{order}/service-note", new { terms = new { recipient = IssuingShop.Buyer() } });
        var whole = await shop.Owner.Until($"fiscal/orders/{order}", o => o.Number("open") == 0);
        Assert.Equal((637.80m, 1850m, 2487.80m, "Returned"),
            (whole.Number("parts"), whole.Number("services"), whole.Number("approved"), whole.Text("item")));
        foreach (var note in new[] { entry, back })
            Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await shop.File($"fiscal/documents/{note.Id()}/danfe")), StringComparison.Ordinal);
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task What_came_in_is_cancelled_only_when_nothing_stands_that_took_it_back()
    {
        var shop = await bureau.Shop();
        var order = await shop.Deliver(await shop.Offered());
        var entry = await Authorised(shop, order, "entry-note", Item());
        await Person.Refused("document-exists", () => Issue(shop, order, "entry-note", Item()));
        var back = await Authorised(shop, order, "return-note", new { });
        await Person.Refused("document-exists", () => Issue(shop, order, "return-note", new { }));
        var refused = await Person.Refused("note-referred-to", () => Cancel(shop, entry.Id()));
        Assert.Contains($"A {back.Text("name")} se refere à {entry.Text("name")}", refused.Why);
        await Cancel(shop, back.Id());
        await shop.Until(back.Id(), "Cancelled");
        Assert.Equal("LeftWithoutNote", (await Order(shop, order)).Text("item"));
        await Cancel(shop, entry.Id());
        await shop.Until(entry.Id(), "Cancelled");
        Assert.Equal("Unnoted", (await Order(shop, order)).Text("item"));
        await Authorised(shop, order, "entry-note", Item());
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task Before_the_delivery_it_leaves_for_a_reason_and_never_before_its_entry_is_authorised()
    {
        var shop = await bureau.Shop();
        var order = (await shop.Offered()).Job.Id;
        await Person.Refused("order-not-delivered", () => Issue(shop, order, "return-note", new { }));
        var nowhere = await Person.Refused("reference-missing", () => Issue(shop, order, "return-note", new { recipient = Customer() }, Early));
        Assert.StartsWith("terms.references: ", nowhere.Why, StringComparison.Ordinal);
        shop.Tell(new Behaviour { Deny = 233 });
        var entry = (await Issue(shop, order, "entry-note", Item())).Id();
        await shop.Until(entry, "Rejected");
        await Person.Refused("document-not-authorised", () => Issue(shop, order, "return-note", new { }, Early));
        shop.Tell(new());
        // Corrected under its number, and what was not corrected is as it was.
        await shop.Owner.Post($"fiscal/documents/{entry}/rewrite", new { terms = new { recipient = Customer("Rua das Flores") } });
        Assert.Equal(1, (await shop.Until(entry, "Authorised")).Number("number"));
        var file = await File(shop, entry);
        Assert.Equal(("Rua das Flores", "8000.00"),
            (Of(file, "enderDest").Element(Nfe + "xLgr")!.Value, Of(file, "vNF").Value));
        var back = await shop.Until((await Issue(shop, order, "return-note", new { note = "Retirado pelo próprio" }, Early)).Id(), "Authorised");
        Assert.Contains($"Retorno antes da entrega: {Early} Retirado pelo próprio", Of(await File(shop, back.Id()), "infCpl").Value);
        Assert.Equal("Returned", (await Order(shop, order)).Text("item"));
    }

    [Fact]
    public async Task What_came_with_the_customers_own_note_goes_back_referring_to_that_one()
    {
        var shop = await bureau.Shop();
        var order = await shop.Deliver(await shop.Offered());
        const string Body = "3526111122233300018155001000000007173920461";
        var key = $"{Body}{Modulo11.Digit(Body)}";
        object Terms(object reference) => new { recipient = IssuingShop.Buyer(), items = Items(), references = new[] { reference } };
        var foreign = await Person.Refused("invalid", () => Issue(shop, order, "return-note",
            new { recipient = Customer(), items = Items(), references = new[] { new { key } } }));
        Assert.StartsWith("terms.references[0].key: a nota é de ", foreign.Why, StringComparison.Ordinal);
        var wrong = $"{Body}{(Modulo11.Digit(Body) + 1) % 10}";
        var mistyped = await Person.Refused("invalid", () => Issue(shop, order, "return-note", Terms(new { key = wrong })));
        Assert.StartsWith("terms.references[0].key: a chave de acesso não confere", mistyped.Why, StringComparison.Ordinal);
        var back = await Authorised(shop, order, "return-note", Terms(new { key }));
        Assert.Equal(key, Of(await File(shop, back.Id()), "refNFe").Value);
        Assert.Equal("Returned", (await Order(shop, order)).Text("item"));
        await Person.Refused("item-returned", () => Issue(shop, order, "entry-note", Item()));
        await Cancel(shop, back.Id());
        await shop.Until(back.Id(), "Cancelled");
        var paper = new { state = "SP", month = "2026-10", issuer = "11222333000181", series = 1, number = 77 };
        var onPaper = Of(await File(shop, (await Authorised(shop, order, "return-note", Terms(new { paper }))).Id()), "refNF");
        Assert.Equal(["35", "2610", "11222333000181", "01", "1", "77"], onPaper.Elements().Select(e => e.Value));
    }

    [Fact]
    public async Task Bad_input_is_refused_by_its_name_and_takes_no_number()
    {
        var shop = await bureau.Shop();
        var order = (await shop.Offered()).Job.Id;
        (string Field, object Terms)[] wrong =
        [
            ("terms.model", new { model = "Nfce", items = Items(), recipient = Customer() }),
            ("terms.payments", new { items = Items(), recipient = Customer(), payments = new[] { new { means = "01", amount = 1 } } }),
            ("terms.items", new { recipient = Customer() }),
            ("terms.items[0].quantity", new { items = Items(quantity: 0), recipient = Customer() }),
            ("terms.items[0].unitPrice", new { items = Items(price: 0), recipient = Customer() }),
            ("terms.items[0].facts.ncm", new { items = Items("8407"), recipient = Customer() }),
            ("terms.recipient", new { items = Items() }),
            ("terms.references", new { items = Items(), recipient = Customer(), references = new[] { new { } } }),
            ("terms.references[0].key", new { items = Items(), recipient = Customer(), references = new[] { new { key = "3526" } } }),
        ];
        foreach (var (field, terms) in wrong)
        {
            var refused = await Assert.ThrowsAsync<Refusal>(() => Issue(shop, order, "entry-note", terms));
            Assert.True(refused.Code is "invalid" or "recipient-missing", $"{field}: {refused.Message}");
            Assert.Contains(field, $"{refused.Message} {refused.Why}", StringComparison.Ordinal);
        }
        await Person.Refused("not-found", () => Issue(shop, Guid.CreateVersion7(), "entry-note", Item()));
        var entry = await Authorised(shop, order, "entry-note", Item());
        Assert.Equal(1, entry.Number("number"));
        await Person.Refused("invalid", () => Issue(shop, order, "return-note", new { items = Items() }, Early));
        await Person.Refused("invalid", () => Issue(shop, order, "return-note", new { references = new[] { new { key = entry.Text("accessKey") } } }, Early));
    }

    [Fact]
    public async Task An_item_from_another_state_comes_and_goes_across_the_border()
    {
        var shop = await bureau.Shop("Presumed");
        var order = await shop.Deliver(await shop.Offered());
        object Terms(object? items) => new { recipient = IssuingShop.Buyer("No", null, "MG"), inPerson = false, carriedBy = "Recipient", items };
        var entry = await File(shop, (await Authorised(shop, order, "entry-note", Terms(Items()))).Id());
        var back = await File(shop, (await Authorised(shop, order, "return-note", Terms(null))).Id());
        Assert.Equal(["2915", "2", "6916", "2"], [.. Said(entry, "CFOP", "idDest"), .. Said(back, "CFOP", "idDest")]);
    }

    private static object Item() => new { items = Items(), recipient = Customer() };

    private static object[] Items(string ncm = "84073490", decimal quantity = 1, decimal price = 8000) =>
        [new { facts = new { ncm, unit = "UN" }, quantity, unitPrice = price }];

    private static object Customer(string street = "Rua das Oficinas") => new
    {
        taxId = "80870760602", name = "Elias Couto", address = new
        {
            street, number = "120", district = "Lapa", cityCode = "3550308", city = "São Paulo", state = "SP", postalCode = "05065000",
        },
    };

    private static Task<JsonElement> Order(IssuingShop shop, Guid order) => shop.Owner.Get($"fiscal/orders/{order}");

    private static Task<JsonElement> Issue(IssuingShop shop, Guid order, string note, object terms, string? reason = null) =>
        shop.Owner.Post($"fiscal/orders/{order}/{note}", reason is null ? new { terms } : new { terms, reason });

    private static async Task<JsonElement> Authorised(IssuingShop shop, Guid order, string note, object terms) =>
        await shop.Until((await Issue(shop, order, note, terms)).Id(), "Authorised");

    private static Task<JsonElement> Cancel(IssuingShop shop, Guid note) => shop.Owner.Post($"fiscal/documents/{note}/cancel", new { reason = Because });

    private static async Task Parts(IssuingShop shop, Guid order)
    {
        var invoice = (await Person.Soon(() => shop.Owner.Post($"fiscal/orders/{order}/invoice"))).Id();
        await shop.Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") == "Confirmed");
        await shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms(paid: 637.80m));
    }

    private static async Task<XElement> File(IssuingShop shop, Guid note) =>
        XElement.Load(new MemoryStream(await shop.File($"fiscal/documents/{note}/xml")));

    private static XElement Of(XElement note, string name) => note.Descendants(Nfe + name).First();

    private static string[] Said(XElement note, params string[] names) => [.. names.Select(name => name switch
    {
        "ICMS" => Of(note, name).Descendants().Where(e => e.Name.LocalName is "CST" or "CSOSN").Select(e => $"{e.Name.LocalName} {e.Value}").Single(),
        "CPF" => Of(note, "dest").Element(Nfe + name)!.Value,
        _ => Of(note, name).Value,
    })];
}
