using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>The services of a delivered order become an NFS-e of the national system, beside the note of its parts.</summary>
[Collection("fiscal")]
public sealed class ServiceNoteTests(Bureau bureau) : IAsyncDisposable
{
    private const string Because = "Serviço lançado em duplicidade";

    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Theory, InlineData("Simples"), InlineData("Presumed")]
    public async Task An_order_is_on_two_notes_that_add_up_to_what_was_approved(string regime)
    {
        var shop = await bureau.Shop(regime);
        var order = await Delivered(shop);
        var note = await Authorised(shop, order);
        Assert.Equal((1850m, "NFS-e"), (note.Number("total"), note.Text("name")[..5]));
        var file = await shop.File($"fiscal/service-notes/{note.Id()}/xml");
        Assert.Equal("NFSe", XElement.Load(new MemoryStream(file)).Name.LocalName);
        Assert.Equal(note.Text("nfseKey"), IssuedNfse.Read(file).Key.Value);
        Assert.True(Signature.Verify(file).Holds);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await shop.File($"fiscal/service-notes/{note.Id()}/danfse")), StringComparison.Ordinal);

        var invoice = (await Person.Soon(() => shop.Owner.Post($"fiscal/orders/{order}/invoice"))).Id();
        await shop.Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") == "Confirmed");
        var document = (await shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms(paid: 637.80m))).Id();
        await shop.Until(document, "Authorised");
        var notes = await shop.Owner.Get($"fiscal/orders/{order}");
        Assert.Equal((637.80m, 1850m, 2487.80m, 0m),
            (notes.Number("parts"), notes.Number("services"), notes.Number("approved"), notes.Number("open")));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task What_would_be_refused_is_refused_here_and_a_refusal_is_corrected_under_its_number()
    {
        var shop = await bureau.Shop();
        var order = await Delivered(shop);
        await shop.Owner.Put("fiscal/profile", shop.Issuer());
        await Person.Refused("services-missing", () => Issue(shop, order));
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: Services("Simples")));
        await Person.Refused("recipient-missing", () => Issue(shop, order, new { recipient = new { name = "Transportes Serra Azul" } }));
        await Person.Refused("iss-rate-missing", () => Issue(shop, order, new { withholdIss = true, recipient = IssuingShop.Buyer() }));
        await Person.Refused("service-day-in-future", () => Issue(shop, order, new { serviceDay = "2199-01-01", recipient = IssuingShop.Buyer() }));
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: new { code = "140301", nbs = "120013110", simplesRate = 120m }));
        var wrong = await Person.Refused("document-invalid", () => Issue(shop, order));
        Assert.Contains("pTotTribSN", wrong.Why);
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: Services("Simples")));

        shop.Tell(new Behaviour { Deny = 190 });
        var note = (await Issue(shop, order)).Id();
        var rejected = await Until(shop, note, "Rejected");
        Assert.StartsWith("E0190", rejected.Text("reason"), StringComparison.Ordinal);
        shop.Tell(new());
        await Person.Refused("document-not-authorised", () => shop.Owner.Get($"fiscal/service-notes/{note}/danfse"));
        await shop.Owner.Post($"fiscal/service-notes/{note}/rewrite", Terms(new { description = "Retífica do bloco e do virabrequim" }));
        Assert.Equal(1, (await Until(shop, note, "Authorised")).Number("number"));
        await Person.Refused("document-exists", () => Issue(shop, order));
    }

    [Theory, InlineData(1, 0), InlineData(0, 1)]
    public async Task A_lost_message_or_answer_makes_one_note(int before, int after)
    {
        var shop = await bureau.Shop();
        var (order, drops) = (await Delivered(shop), bureau.Sefaz.Drops);
        shop.Tell(new Behaviour { DropBefore = before, DropAfterAuthorising = after });
        var note = await Authorised(shop, order);
        Assert.Equal(note.Text("nfseKey"), Assert.Single(Known(shop)).Key);

        shop.Tell(new Behaviour { DropBefore = before, DropAfterAuthorising = after });
        await shop.Owner.Post($"fiscal/service-notes/{note.Id()}/cancel", new { why = "Mistake", reason = Because });
        await Until(shop, note.Id(), "Cancelled");
        Assert.NotNull(Assert.Single(Known(shop)).Cancelled);
        Assert.Equal(drops + 2, bureau.Sefaz.Drops);
        await Person.Refused("document-not-authorised",
            () => shop.Owner.Post($"fiscal/service-notes/{note.Id()}/cancel", new { why = "Mistake", reason = Because }));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task A_note_that_nobody_wants_is_given_up_and_the_order_gets_another_one()
    {
        var shop = await bureau.Shop();
        var order = await Delivered(shop);
        shop.Tell(new Behaviour { Deny = 235 });
        var note = (await Issue(shop, order)).Id();
        await Until(shop, note, "Rejected");
        shop.Tell(new());
        await shop.Owner.Post($"fiscal/service-notes/{note}/abandon", new { reason = Because });
        Assert.Equal(2, (await Authorised(shop, order)).Number("number"));
        await Person.Refused("order-not-delivered", async () => await Issue(shop, (await Offered(shop)).Job.Id));
    }

    [Fact]
    public async Task A_number_that_became_another_note_elsewhere_is_never_taken_for_ours()
    {
        var shop = await bureau.Shop();
        var first = await Authorised(shop, await Delivered(shop));
        // As after a restored backup: the authority has made a note of the next number that is not known here.
        var (known, body) = (Assert.Single(Known(shop)), $"{Assert.Single(Known(shop)).Key[..48]}9");
        var (next, key) = ($"{known.Declaration[..^1]}2", $"{body}{Modulo11.Digit(body)}");
        var other = Encoding.UTF8.GetString(known.Xml).Replace(known.Declaration, next, StringComparison.Ordinal)
            .Replace(known.Key, key, StringComparison.Ordinal);
        shop.Ledger.Once(() =>
        {
            shop.Ledger.AddService(next, key, Encoding.UTF8.GetBytes(other));
            return 0;
        });
        var order = await Delivered(shop);
        var note = (await Issue(shop, order)).Id();
        Assert.Contains(key, (await Until(shop, note, "Rejected")).Text("reason"));
        await Person.Refused("number-taken", () => shop.Owner.Post($"fiscal/service-notes/{note}/rewrite", Terms()));
        await shop.Owner.Post($"fiscal/service-notes/{note}/abandon", new { reason = Because });
        Assert.Equal(3, (await Authorised(shop, order)).Number("number"));
        Assert.Equal(1, first.Number("number"));
        await shop.Owner.Put("fiscal/profile/next-declaration", new { next = 100 });
        Assert.Equal(100, (await Authorised(shop, await Delivered(shop))).Number("number"));
        await Person.Refused("number-used", () => shop.Owner.Put("fiscal/profile/next-declaration", new { next = 100 }));
    }

    private static object Services(string regime) => new
    {
        code = "140301", nbs = "120013110", issRate = regime == "Simples" ? null : (decimal?)3m, simplesRate = regime == "Simples" ? (decimal?)9.21m : null,
    };

    private static object Terms(object? terms = null) => new { terms = terms ?? new { recipient = IssuingShop.Buyer() } };

    private static Task<JsonElement> Issue(IssuingShop shop, Guid order, object? terms = null) =>
        shop.Owner.Post($"fiscal/orders/{order}/service-note", Terms(terms));

    private static Task<JsonElement> Until(IssuingShop shop, Guid note, string status) =>
        shop.Owner.Until($"fiscal/service-notes/{note}", n => n.Text("status") == status);

    private static async Task<JsonElement> Authorised(IssuingShop shop, Guid order) => await Until(shop, (await Issue(shop, order)).Id(), "Authorised");

    private static List<ServiceRow> Known(IssuingShop shop) =>
        shop.Ledger.Once(() => shop.Ledger.Services()).FindAll(s => s.Declaration.Contains(shop.Cnpj.Value, StringComparison.Ordinal));

    private static async Task<Offer> Offered(IssuingShop shop)
    {
        await shop.Owner.Put("budgets/catalogue/SV-101", new { kind = "Service", description = "Retificar e brunir cilindro", price = 925 });
        var offer = await shop.Shop.Offer(await shop.Shop.Customer("Elias Couto"), $"""
            | code | qty | unit price |
            |---|---|---|
            | SV-101 | 2 | 925,00 |
            | {IssuingShop.Part} | 2 | 318,90 |
            """);
        await shop.Shop.Approves(offer, $"{shop.Today.AddDays(30):dd/MM/yyyy}");
        await Biela.Eventually(() => shop.Owner.Status($"fiscal/orders/{offer.Job.Id}"), status => status == 200);
        return offer;
    }

    /// An order of R$ 1.850,00 of services and R$ 637,80 of parts that the customer has fetched.
    private static async Task<Guid> Delivered(IssuingShop shop)
    {
        await shop.Owner.Put("fiscal/profile", shop.Issuer(shop.Regime, services: Services(shop.Regime)));
        var offer = await Offered(shop);
        await shop.Shop.Issue(offer.Job, IssuingShop.Part, "2");
        await shop.Owner.Until($"orders/{offer.Job.Id}", order => order.Text("status") == "Approved");
        await Shop.Work(shop.Owner, offer.Job, "MONTAGEM");
        await shop.Owner.Post($"orders/{offer.Job.Id}/deliver", new { receivedBy = "Elias Couto" });
        await shop.Owner.Until($"fiscal/orders/{offer.Job.Id}", o => o.Of("deliveredOn").ValueKind == JsonValueKind.String);
        return offer.Job.Id;
    }
}
