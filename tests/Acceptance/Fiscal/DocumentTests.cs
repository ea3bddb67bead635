using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>An invoice becomes an electronic note, with an authority that decides as the real one does.</summary>
[Collection("fiscal")]
public sealed class DocumentTests(Bureau bureau) : IAsyncDisposable
{
    private const string Because = "Pedido digitado em duplicidade";
    private static readonly XNamespace Nfe = "http://www.portalfiscal.inf.br/nfe";

    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Theory, InlineData("Nfe", "Simples"), InlineData("Nfce", "Simples"), InlineData("Nfe", "Presumed"), InlineData("Nfce", "Actual")]
    public async Task A_sale_becomes_a_note_that_the_authority_authorises(string model, string regime)
    {
        var shop = await bureau.Shop(regime);
        var document = await shop.Authorised(model);
        var known = Assert.Single(shop.Notes);
        Assert.Equal((document.Text("accessKey"), document.Text("protocol"), 100), (known.Key, known.Protocol, known.Status));
        var file = await shop.File($"fiscal/documents/{document.Id()}/xml");
        var processed = XElement.Load(new MemoryStream(file));
        Assert.Equal("nfeProc", processed.Name.LocalName);
        Assert.True(Signature.Verify(Encoding.UTF8.GetBytes(processed.Element(Nfe + "NFe")!.ToString(SaveOptions.DisableFormatting))).Holds);
        Assert.Equal("318.90", processed.Descendants(Nfe + "vNF").Single().Value);
        Assert.Equal(known.Digest, processed.Descendants(Nfe + "digVal").Single().Value);
        Assert.Equal(("01", Csrt.Hash(Bureau.Csrt["SP"].Secret, AccessKey.Parse(known.Key))),
            (processed.Descendants(Nfe + "idCSRT").Single().Value, processed.Descendants(Nfe + "hashCSRT").Single().Value));
        Assert.StartsWith("%PDF-1.7", Encoding.Latin1.GetString(await shop.File($"fiscal/documents/{document.Id()}/danfe")), StringComparison.Ordinal);
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task What_is_still_to_be_paid_is_asked_for_on_the_paper()
    {
        const string Line = "00190.00009 01234.567897 00000.001172 9 16770000015075";
        var shop = await bureau.Shop();
        var key = await Person.Refused("invalid", () => shop.Owner.Put("fiscal/profile", shop.Issuer(pixKey: "45.112.908")));
        Assert.StartsWith("issuer.pixKey: ", key.Why, StringComparison.Ordinal);
        await shop.Owner.Put("fiscal/profile", shop.Issuer(pixKey: "+5537991234567"));
        var path = $"fiscal/invoices/{await shop.Sell()}/document";
        foreach (var (means, amount, line) in new[] { ("15", 150.75m, Line[..^1] + "6"), ("15", 150.74m, Line), ("17", 150.75m, Line) })
        {
            var refused = await Person.Refused("invalid", () => shop.Owner.Post(path, ToPay(means, amount, line)));
            Assert.StartsWith("terms.payments[0].boleto: ", refused.Why, StringComparison.Ordinal);
        }
        var note = await shop.Until((await shop.Owner.Post(path, ToPay("15", 150.75m, Line))).Id(), "Authorised");
        Assert.Equal(2, Pages(await shop.File($"fiscal/documents/{note.Id()}/danfe")));
        Assert.Equal(1, Pages(await shop.File($"fiscal/documents/{(await shop.Authorised()).Id()}/danfe")));

        static object ToPay(string means, decimal amount, string boleto) => new
        {
            terms = new
            {
                recipient = IssuingShop.Buyer(),
                payments = new object[] { new { means, amount, onCredit = true, boleto }, new { means = "20", amount = 318.90m - amount, onCredit = true } },
            },
        };

        static int Pages(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page ").Length - 1;
    }

    [Fact]
    public async Task What_the_authority_would_refuse_is_refused_here_by_its_name_and_takes_no_number()
    {
        var shop = await bureau.Shop();
        var invoice = await shop.Sell();
        var path = $"fiscal/invoices/{invoice}/document";
        var wrongSum = await Person.Refused("document-invalid", () => shop.Owner.Post(path, IssuingShop.Terms(paid: 300)));
        Assert.Contains("pag (infNFe/pag): os pagamentos menos o troco não são o valor da nota; esperado: 318.90; encontrado: 300.00", wrongSum.Why);
        await Person.Refused("document-invalid", () => shop.Owner.Post(path, IssuingShop.Terms(recipient: IssuingShop.Buyer(ie: null))));
        await Person.Refused("recipient-missing", () => shop.Owner.Post(path, IssuingShop.Terms(recipient: new { taxId = "11222333000181" })));
        await Person.Refused("invalid", () => shop.Owner.Post(path, IssuingShop.Terms(model: "Nfce", recipient: new { name = new string('x', 61) })));
        var unknown = await UnknownPart(shop);
        var nameless = await Person.Refused("product-missing", () => shop.Owner.Post($"fiscal/invoices/{unknown}/document", IssuingShop.Terms(paid: 10)));
        Assert.Contains("PT-SELO", nameless.Why);
        Assert.Empty(shop.Notes);
        var document = await shop.Owner.Post(path, IssuingShop.Terms());
        Assert.Equal(1, document.Number("number"));
        await Person.Refused("document-exists", () => shop.Owner.Post(path, IssuingShop.Terms()));
        await Person.Refused("document-exists", () => shop.Owner.Post($"fiscal/invoices/{invoice}/cancel", new { reason = Because }));
        await shop.Until(document.Id(), "Authorised");
    }

    [Fact]
    public async Task A_rejected_note_is_corrected_under_its_number_or_given_up_and_its_number_voided()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { Deny = 233 });
        var (first, second) = (await shop.Issue(), await shop.Issue());
        var rejected = await shop.Until(first, "Rejected");
        Assert.StartsWith("A inscrição estadual do destinatário não está cadastrada", rejected.Text("advice"), StringComparison.Ordinal);
        await shop.Until(second, "Rejected");
        shop.Tell(new());
        await Person.Refused("document-not-authorised", () => shop.Owner.Get($"fiscal/documents/{first}/danfe"));
        await shop.Owner.Post($"fiscal/documents/{first}/rewrite", IssuingShop.Terms(recipient: IssuingShop.Buyer("No", null)));
        Assert.Equal(1, (await shop.Until(first, "Authorised")).Number("number"));

        await Person.Refused("document-decided", () => shop.Owner.Post($"fiscal/documents/{first}/abandon", new { reason = Because }));
        await Person.Refused("numbers-in-use", () => Void(shop, 2, 2));
        await shop.Owner.Post($"fiscal/documents/{second}/abandon", new { reason = Because });
        await shop.Authorised();
        Assert.Equal(["2-2"], await Gaps(shop));
        await Person.Refused("numbers-in-use", () => Void(shop, 2, 3));
        await Void(shop, 2, 2);
        await shop.Owner.Until("fiscal/voidings", v => v.List() is [var one] && one.Text("status") == "Registered" && one.Text("protocol") != "");
        Assert.Empty(await Gaps(shop));
        Assert.Equal([1, 3], shop.Notes.Select(n => n.Number));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task A_denied_note_keeps_its_number_for_ever_and_the_invoice_gets_another_one()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { Deny = 301 });
        var invoice = await shop.Sell();
        var denied = (await shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms())).Id();
        await shop.Until(denied, "Denied");
        shop.Tell(new());
        await Person.Refused("document-decided", () => shop.Owner.Post($"fiscal/documents/{denied}/rewrite", IssuingShop.Terms()));
        var other = await shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms());
        Assert.Equal(2, other.Number("number"));
        await shop.Until(other.Id(), "Authorised");
        Assert.Empty(await Gaps(shop));
    }

    [Fact]
    public async Task An_authorised_note_is_corrected_by_letters_and_cancelled_by_an_event()
    {
        var shop = await bureau.Shop();
        var document = await shop.Authorised();
        var path = $"fiscal/documents/{document.Id()}";
        foreach (var text in new[] { "Onde se lê volume 1, leia-se volume 2", "Onde se lê volume 1, leia-se volume 3" })
        {
            await shop.Owner.Post($"{path}/corrections", new { text });
            await shop.Owner.Until(path, d => d.List("events").All(e => e.Text("status") == "Registered"));
        }
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await shop.File($"{path}/corrections/2")), StringComparison.Ordinal);
        await shop.Owner.Post($"{path}/cancel", new { reason = Because });
        var cancelled = await shop.Until(document.Id(), "Cancelled");
        Assert.Equal(["Correction 1", "Correction 2", "Cancellation 1"], cancelled.List("events").Select(e => $"{e.Text("kind")} {e.Number("sequence")}"));
        Assert.Equal(135, Assert.Single(shop.Notes).Cancelled);
        await Person.Refused("document-not-authorised", () => shop.Owner.Post($"{path}/cancel", new { reason = Because }));
        await shop.Owner.Post($"fiscal/invoices/{document.Id("invoiceId")}/cancel", new { reason = Because });

        var month = document.Text("issuedAt")[..7];
        using var zip = new ZipArchive(new MemoryStream(await shop.File($"fiscal/documents/export?month={month}")));
        var key = document.Text("accessKey");
        Assert.Equal([$"{key}-110110-1-procEventoNFe.xml", $"{key}-110110-2-procEventoNFe.xml", $"{key}-110111-1-procEventoNFe.xml", $"{key}-procNFe.xml"],
            zip.Entries.Select(e => e.FullName).Order());
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }

    [Fact]
    public async Task While_the_state_s_service_is_down_notes_are_issued_in_contingency()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { Status = 109, ForModel = 65 });
        var slip = await shop.Issue("Nfce");
        await shop.UntilCode(slip, 109);
        await Until409(() => shop.Owner.Post($"fiscal/documents/{slip}/contingency", new { reason = "A SEFAZ do estado não responde" }));
        var offline = await shop.Owner.Get($"fiscal/documents/{slip}");
        Assert.Equal(("Offline", "Waiting"), (offline.Text("issuance"), offline.Text("status")));
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await shop.File($"fiscal/documents/{slip}/danfe")), StringComparison.Ordinal);
        await Person.Refused("document-used", () => AbandonOnceCertain(shop, slip));
        await Person.Refused("document-used", () => Until409(() => shop.Owner.Post($"fiscal/documents/{slip}/rewrite", IssuingShop.Terms("Nfce"))));
        shop.Tell(new());
        await shop.Until(slip, "Authorised");

        await bureau.Close();
        var note = await shop.Issue();
        await shop.Owner.Until($"fiscal/documents/{note}", d => d.Text("reason") != "");
        await Until409(() => shop.Owner.Post($"fiscal/documents/{note}/contingency", new { reason = "A SEFAZ do estado não responde" }));
        await bureau.Open();
        var authorised = await shop.Until(note, "Authorised");
        Assert.Equal(("SvcAn", 1m), (authorised.Text("issuance"), authorised.Number("number")));
        await Person.Refused("already-in-contingency", () => shop.Owner.Post($"fiscal/documents/{note}/contingency", new { reason = Because }));
    }

    [Fact]
    public async Task A_certificate_must_open_and_be_the_shops_own()
    {
        var shop = await bureau.Shop();
        var stranger = bureau.Sefaz.Authority.Client(Cnpj.Parse("11222333000181"), "OUTRA LTDA", "x");
        Task Upload(string pfx, string password) => shop.Owner.Put("fiscal/profile/certificate", new { pfx, password });
        await Person.Refused("certificate-of-another", () => Upload(Convert.ToBase64String(stranger), "x"));
        await Person.Refused("certificate-password", () => Upload(Convert.ToBase64String(stranger), "y"));
        await Person.Refused("certificate-unreadable", () => Upload("AAAA", "x"));
        await Person.Refused("invalid", () => Upload("não é", "x"));
        var profile = await shop.Owner.Get("fiscal/profile");
        Assert.Contains(shop.Cnpj.Value, profile.Of("certificate").Text("holder"));
        Assert.DoesNotContain("sealed", profile.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await shop.Owner.Put("fiscal/profile/next-number", new { model = "Nfe", next = 1200 });
        Assert.Equal(1200, (await shop.Authorised()).Number("number"));
        await Person.Refused("number-jump", () => shop.Owner.Put("fiscal/profile/next-number", new { model = "Nfe", next = 120_000 }));
        await Person.Refused("issuer-in-use", () => shop.Owner.Put("fiscal/profile", shop.Issuer(cnpj: "11222333000181")));
        await shop.Owner.Put("fiscal/profile", shop.Issuer(environment: "Production"));
        Assert.Equal(1, (await shop.Owner.Get("fiscal/profile")).List("numbers")[0].Number("next"));
        await shop.Owner.Put("fiscal/profile", shop.Issuer());
        await Person.Refused("number-used", () => shop.Owner.Put("fiscal/profile/next-number", new { model = "Nfe", next = 1200 }));
    }

    [Fact]
    public async Task A_shop_that_is_no_issuer_yet_is_told_what_is_missing()
    {
        var shop = await bureau.Biela.Open();
        await shop.Stock(IssuingShop.Part, "1");
        var lines = new[] { new { sku = IssuingShop.Part, quantity = 1, unitPrice = 10 } };
        var invoice = (await shop.Owner.Post("fiscal/invoices", new { customerName = "Tomé Arruda", lines })).Id();
        await shop.Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") == "Confirmed");
        await Person.Refused("profile-missing", () => shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms()));
    }

    private static async Task<Guid> UnknownPart(IssuingShop shop)
    {
        await shop.Shop.Stock("PT-SELO", "5");
        var lines = new[] { new { sku = "PT-SELO", quantity = 1, unitPrice = 10 } };
        var invoice = (await shop.Owner.Post("fiscal/invoices", new { customerName = "Tomé Arruda", lines })).Id();
        await shop.Owner.Until($"fiscal/invoices/{invoice}", i => i.Text("status") == "Confirmed");
        return invoice;
    }

    private static async Task<string[]> Gaps(IssuingShop shop) =>
        [.. (await shop.Owner.Get("fiscal/gaps")).EnumerateArray().Select(g => $"{g.Number("first")}-{g.Number("last")}")];

    private static Task<JsonElement> Void(IssuingShop shop, int first, int last) =>
        shop.Owner.Post("fiscal/voidings", new { model = "Nfe", series = 1, first, last, reason = "Falha na numeração do sistema" });

    /// Between two tries a note is not in doubt; in the middle of one it is.
    private static async Task Until409(Func<Task> act)
    {
        for (var again = 0; ; again++)
            try
            {
                await act();
                return;
            }
            catch (Refusal refusal) when (again < 50 && refusal.Code is "document-in-doubt" or "changed-meanwhile") { await Task.Delay(100); }
    }

    private static Task AbandonOnceCertain(IssuingShop shop, Guid id) =>
        Until409(() => shop.Owner.Post($"fiscal/documents/{id}/abandon", new { reason = Because }));
}
