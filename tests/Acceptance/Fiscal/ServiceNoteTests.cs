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
        await Booked(shop);
        await InTheResult(shop);
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task What_would_be_refused_is_refused_here_and_a_refusal_is_corrected_under_its_number()
    {
        var shop = await bureau.Shop();
        var order = await Delivered(shop);
        await shop.Owner.Put("fiscal/profile", shop.Issuer());
        await Person.Refused("services-missing", () => Issue(shop, order));
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: Deliveries.Services("Simples")));
        await Person.Refused("recipient-missing", () => Issue(shop, order, new { recipient = new { name = "Transportes Serra Azul" } }));
        await Person.Refused("iss-rate-missing", () => Issue(shop, order, new { withholdIss = true, recipient = IssuingShop.Buyer() }));
        await Person.Refused("service-day-in-future", () => Issue(shop, order, new { serviceDay = "2199-01-01", recipient = IssuingShop.Buyer() }));
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: new { code = "140301", nbs = "120013110", simplesRate = 120m }));
        var wrong = await Person.Refused("document-invalid", () => Issue(shop, order));
        Assert.Contains("pTotTribSN", wrong.Why);
        await shop.Owner.Put("fiscal/profile", shop.Issuer(services: Deliveries.Services("Simples")));

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
        await Person.Refused("order-not-delivered", async () => await Issue(shop, (await shop.Approve(await shop.Offered())).Job.Id));
    }

    [Fact]
    public async Task A_number_that_became_another_note_elsewhere_is_never_taken_for_ours()
    {
        var shop = await bureau.Shop();
        var first = await Authorised(shop, await Delivered(shop));
        // As after a restored backup: the authority has made a note of the next number that is not known here.
        var known = Assert.Single(Known(shop));
        var body = $"{known.Key[..48]}{(known.Key[48] == '9' ? 8 : 9)}";
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

    /// The books of the month have what the two files say.
    private static async Task Booked(IssuingShop shop)
    {
        var month = $"{shop.Today:yyyy-MM}";
        var (goods, services) = (await shop.Owner.Get($"fiscal/books/register?month={month}&book=Outgoing"),
            await shop.Owner.Get($"fiscal/books/register?month={month}&book=Services"));
        Assert.Equal((637.80m, 1850m), (goods.Number("value"), services.Number("value")));
        Assert.Equal(2, (await shop.Owner.Get($"fiscal/books/notes?month={month}")).List().Length);
        var sheet = Encoding.UTF8.GetString(await shop.File($"fiscal/books/taxes/csv?from={month}&to={month}"));
        foreach (var row in new[] { "ICMS;NFE;5102;Saída;Autorizada;1;637,80;114,80", "ISS;NFSE;140301;Saída;Autorizada;1;1850,00;55,50" })
            Assert.Equal(shop.Regime == "Presumed", sheet.Contains($"{month};{row}\r\n", StringComparison.Ordinal));
        if (shop.Regime != "Simples") return;
        for (var back = 0; back < 12; back++)
            await shop.Owner.Put($"fiscal/books/revenue/{new DateOnly(2025, 9, 1).AddMonths(back):yyyy-MM}", new { revenue = back == 0 ? 38_000 : 34_000 });
        var simples = await shop.Owner.Get("fiscal/books/simples?month=2026-09");
        Assert.Equal((412_000m, 9.2184m), (simples.Number("rbt12"), simples.Of("bands")[1].Number("effective")));
        await shop.Owner.Post("fiscal/books/obligations/DAS/2026-10/done", new { receipt = "07.20.26265.0000001-1" });
        var das = (await shop.Owner.Get("fiscal/books/obligations?month=2026-10")).List().Single(o => o.Text("code") == "DAS");
        Assert.Equal(("2026-10-20", "07.20.26265.0000001-1"), (das.Text("dueOn"), das.Of("done").Text("receipt")));
    }

    /// What was delivered is earned, and the taxes are those that the notes say, or the DAS by what the shop said of the months before.
    private static async Task InTheResult(IssuingShop shop)
    {
        var month = $"{shop.Today:yyyy-MM}";
        var totals = (await shop.Owner.Get($"fiscal/books/taxes?from={month}&to={month}")).List("months")[0].List("totals");
        var taxes = shop.Regime == "Simples" ? (await shop.Owner.Get($"fiscal/books/simples?month={month}")).Number("dasTotal")
            : totals.Where(t => t.Text("tax") is "Icms" or "Pis" or "Cofins" or "Iss").Sum(t => t.Number("amount"));
        Assert.InRange(taxes, 150, 400);
        var result = await shop.Owner.Until($"financial/results?from={month}&to={month}",
            r => r.List("months")[0].Of("accrual").List("lines").Any(l => (l.Text("line"), l.Number("amount")) == ("SalesTaxes", -taxes)));
        Assert.Equal(2487.80m, result.List("months")[0].Of("accrual").Number("grossRevenue"));
    }

    [Theory, InlineData("Simples", 0, 0), InlineData("Presumed", 1, 0), InlineData("Simples", 0, 1)]
    public async Task A_note_with_a_mistake_is_replaced_by_another_one_in_one_act(string regime, int before, int after)
    {
        // The schema does not know where the letters of a CNPJ stand in a key (TSChaveNFSe, bundle 20260727).
        var shop = await bureau.Shop(regime, lettered: false);
        var order = await Delivered(shop);
        var old = await Authorised(shop, order);
        var path = $"fiscal/service-notes/{old.Id()}/replace";
        await Person.Refused("document-invalid", () => shop.Owner.Post(path, Replaced(null)));
        shop.Tell(new Behaviour { Deny = 235 });
        var other = await shop.Owner.Post(path, Replaced("Descrição do serviço trocada na nota"));
        await Until(shop, other.Id(), "Rejected");
        var meanwhile = await shop.Owner.Get($"fiscal/orders/{order}");
        Assert.Equal((old.Id(), 637.80m), (meanwhile.Of("forServices").Id(), meanwhile.Number("open")));
        await Person.Refused("document-replaced",
            () => shop.Owner.Post($"fiscal/service-notes/{old.Id()}/cancel", new { why = "Mistake", reason = Because }));
        await Person.Refused("document-replaced", () => shop.Owner.Post(path, Replaced("Descrição do serviço trocada na nota")));

        shop.Tell(new Behaviour { DropBefore = before, DropAfterAuthorising = after });
        await shop.Owner.Post($"fiscal/service-notes/{other.Id()}/rewrite", Terms(new { recipient = IssuingShop.Buyer(), description = "Retífica do bloco" }));
        var stands = await Until(shop, other.Id(), "Authorised");
        var gone = await Until(shop, old.Id(), "Cancelled");
        Assert.Equal((old.Id(), "Registered"), (stands.Id("replaces"), gone.List("events").Single().Text("status")));
        var (was, now) = (Known(shop).Single(n => n.Key == old.Text("nfseKey")), Known(shop).Single(n => n.Key == stands.Text("nfseKey")));
        Assert.Contains($"<chSubstituta>{now.Key}</chSubstituta>", Encoding.UTF8.GetString(was.Cancelled!));
        Assert.Contains($"<chSubstda>{was.Key}</chSubstda><cMotivo>99</cMotivo><xMotivo>Descrição", Encoding.UTF8.GetString(now.Xml));
        Assert.Equal(stands.Id(), (await shop.Owner.Get($"fiscal/orders/{order}")).Of("forServices").Id());
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(
            await shop.File($"fiscal/documents/export?month={old.Text("issuedAt")[..7]}")));
        Assert.Contains($"NFSe{was.Key}-105102-evento.xml", zip.Entries.Select(e => e.FullName));
        await Person.Refused("document-not-authorised", () => shop.Owner.Post(path, Replaced("Descrição do serviço trocada na nota")));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task When_the_other_note_is_given_up_the_first_one_stands_and_one_that_was_cancelled_elsewhere_is_not_replaced()
    {
        var shop = await bureau.Shop(lettered: false);
        var old = await Authorised(shop, await Delivered(shop));
        var known = Assert.Single(Known(shop));
        // Somebody cancelled it on the authority's own page.
        shop.Ledger.Once(() =>
        {
            shop.Ledger.CancelService(known.Key, "<evento/>"u8.ToArray());
            return 0;
        });
        var other = (await shop.Owner.Post($"fiscal/service-notes/{old.Id()}/replace", Replaced("Descrição do serviço trocada na nota"))).Id();
        Assert.StartsWith("E0046", (await Until(shop, other, "Rejected")).Text("reason"), StringComparison.Ordinal);
        await shop.Owner.Post($"fiscal/service-notes/{other}/abandon", new { reason = Because });
        Assert.Equal("Authorised", (await shop.Owner.Get($"fiscal/service-notes/{old.Id()}")).Text("status"));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    private static object Replaced(string? reason) => new
    {
        why = "Other", reason, terms = new { recipient = IssuingShop.Buyer(), description = "Retífica do bloco e do virabrequim" },
    };

    private static object Terms(object? terms = null) => new { terms = terms ?? new { recipient = IssuingShop.Buyer() } };

    private static Task<JsonElement> Issue(IssuingShop shop, Guid order, object? terms = null) =>
        shop.Owner.Post($"fiscal/orders/{order}/service-note", Terms(terms));

    private static Task<JsonElement> Until(IssuingShop shop, Guid note, string status) =>
        shop.Owner.Until($"fiscal/service-notes/{note}", n => n.Text("status") == status);

    private static async Task<JsonElement> Authorised(IssuingShop shop, Guid order) => await Until(shop, (await Issue(shop, order)).Id(), "Authorised");

    private static List<ServiceRow> Known(IssuingShop shop) =>
        shop.Ledger.Once(() => shop.Ledger.Services()).FindAll(s => s.Declaration.Contains(shop.Cnpj.Value, StringComparison.Ordinal));

    private static async Task<Guid> Delivered(IssuingShop shop) => await shop.Deliver(await shop.Offered());
}
