using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>
/// The authority fell silent with a note in hand, and the customer waits: the sale gets a second note in contingency, and when the authority is back one of
/// them is left, without anybody doing anything.
/// </summary>
[Collection("fiscal")]
public sealed class ReplacementTests(Bureau bureau) : IAsyncDisposable
{
    private const string Because = "A SEFAZ do estado não responde";

    /// <summary>It authorises what arrives, and nobody hears of it.</summary>
    private static readonly Behaviour Mute = new() { Mute = true, SparesContingency = true };

    /// <summary>Nothing arrives.</summary>
    private static readonly Behaviour Deaf = new() { DropBefore = 1_000_000, SparesContingency = true };

    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_NFe_that_was_authorised_after_all_is_cancelled()
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, "Nfe", Mute);
        var substitute = await shop.Until(second, "Authorised");
        Assert.Equal(("SvcAn", 2m), (substitute.Text("issuance"), substitute.Number("number")));
        Assert.Equal("Waiting", (await shop.Owner.Get($"fiscal/documents/{first}")).Text("status"));
        await Person.Refused("replacement-open", () => shop.Owner.Post($"fiscal/documents/{second}/cancel", new { reason = Because }));
        await Return(shop, first, "Cancelled");
        Assert.Equal([135, null], shop.Notes.Select(n => n.Cancelled));
        await Settled(shop, first, "foi cancelada");
    }

    [Fact]
    public async Task An_NFCe_that_was_authorised_after_all_is_cancelled_by_naming_the_one_that_was_issued_offline()
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, "Nfce", Mute);
        // The customer takes it along although nobody has authorised it yet.
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await shop.File($"fiscal/documents/{second}/danfe")), StringComparison.Ordinal);
        // A plain cancellation would be too late after a day.
        bureau.Biela.TravelTo((await shop.Owner.Get($"fiscal/documents/{second}")).Of("issuedAt").GetDateTimeOffset().AddHours(30));
        await Return(shop, first, "Cancelled");
        var (offline, gone) = (await shop.Until(second, "Authorised"), await shop.Owner.Get($"fiscal/documents/{first}"));
        Assert.Equal(("Substitution", "Registered"), (gone.List("events").Single().Text("kind"), gone.List("events").Single().Text("status")));
        var registered = Assert.Single(shop.Ledger.Once(() => shop.Ledger.EventsOf(gone.Text("accessKey"))));
        Assert.Contains("<tpEvento>110112</tpEvento>", registered);
        Assert.Contains($"<chNFeRef>{offline.Text("accessKey")}</chNFeRef>", registered);
        var printed = await shop.File($"fiscal/documents/{first}/danfe");
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(printed), StringComparison.Ordinal);
        await Settled(shop, first, "foi cancelada");
    }

    [Theory, InlineData("Nfe"), InlineData("Nfce")]
    public async Task The_number_of_one_that_never_arrived_is_voided(string model)
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, model, Deaf);
        await Return(shop, first, "Abandoned");
        await shop.Owner.Until("fiscal/voidings", v => v.List() is [var one] && one.Text("status") == "Registered" && one.Number("first") == 1);
        await shop.Until(second, "Authorised");
        Assert.Equal(2, Assert.Single(shop.Notes).Number);
        Assert.Empty((await shop.Owner.Get("fiscal/gaps")).EnumerateArray());
        await Settled(shop, first, "inutilizado");
    }

    [Fact]
    public async Task One_that_arrives_between_the_question_and_the_voiding_is_found_and_cancelled()
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, "Nfe", Deaf);
        await shop.Until(second, "Authorised");
        var file = await shop.File($"fiscal/documents/{first}/xml");
        var signed = XElement.Load(new MemoryStream(file), LoadOptions.PreserveWhitespace);
        var key = AccessKey.Parse((await shop.Owner.Get($"fiscal/documents/{first}")).Text("accessKey"));
        var digest = signed.Descendants((XNamespace)"http://www.w3.org/2000/09/xmldsig#" + "DigestValue").Last().Value;
        // The question hears that it is unknown; then what was on its way arrives; then the number is to be voided.
        shop.Tell(new Behaviour { DelayMs = 4000 });
        bureau.Biela.TravelTo(Now.AddMinutes(6));
        await shop.Until(first, "Abandoned");
        var known = Assert.Single(shop.Notes);
        shop.Ledger.Once(() =>
        {
            var result = known.Result.Replace(known.Key, key.Value).Replace(known.Digest, digest).Replace(known.Protocol, "135260000777777");
            shop.Ledger.Add(known with { Key = key.Value, Number = 1, Protocol = "135260000777777", Digest = digest, Result = result }, file);
            return 0;
        });
        shop.Tell(new());
        await shop.Until(first, "Cancelled");
        Assert.Equal((241m, "Refused"), ((await shop.Owner.Get("fiscal/voidings")).List().Single() is var v ? (v.Number("code"), v.Text("status")) : default));
        Assert.Equal([135, null], shop.Notes.Select(n => n.Cancelled));
        await Settled(shop, first, "foi cancelada");
    }

    [Fact]
    public async Task A_number_that_turns_out_to_be_another_note_s_is_told_loudly()
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, "Nfe", Deaf);
        await shop.Until(second, "Authorised");
        var other = shop.Take(DocumentModel.Nfe, 1);
        await Return(shop, first, "Abandoned");
        Assert.Equal(other, (await shop.Owner.Get($"fiscal/documents/{first}")).Text("takenBy"));
        await Settled(shop, first, "Fale hoje com a contabilidade");
    }

    [Fact]
    public async Task What_cannot_be_cancelled_any_more_is_told_loudly()
    {
        var shop = await bureau.Shop();
        var (first, second) = await Replaced(shop, "Nfe", Mute);
        await shop.Until(second, "Authorised");
        bureau.Biela.TravelTo((await shop.Owner.Get($"fiscal/documents/{second}")).Of("issuedAt").GetDateTimeOffset().AddDays(9));
        await Return(shop, first, "Authorised");
        await Settled(shop, first, "Fale hoje com a contabilidade");
    }

    [Fact]
    public async Task When_the_second_one_comes_to_nothing_the_first_one_stands()
    {
        var shop = await bureau.Shop();
        shop.Tell(Mute);
        var first = await InDoubt(shop, "Nfe");
        shop.Tell(Deaf with { SparesContingency = false });
        var second = await Replace(shop, first);
        shop.Tell(new Behaviour { Deny = 233 });
        bureau.Biela.TravelTo(Now.AddMinutes(6));
        await shop.Until(second, "Rejected");
        await shop.Until(first, "Authorised");
        await shop.Owner.Post($"fiscal/documents/{second}/abandon", new { reason = Because });
        await Settled(shop, first, "não vale");
        var stands = await shop.Owner.Get($"fiscal/documents/{first}");
        Assert.Equal(("Authorised", JsonValueKind.Null), (stands.Text("status"), stands.Of("replacedBy").ValueKind));
        await Person.Refused("document-exists", () => shop.Owner.Post($"fiscal/invoices/{stands.Id("invoiceId")}/document", IssuingShop.Terms()));
        Assert.Null(Assert.Single(shop.Notes).Cancelled);
    }

    [Fact]
    public async Task Only_what_is_beyond_reach_is_replaced()
    {
        var shop = await bureau.Shop();
        var authorised = await shop.Authorised();
        await Person.Refused("document-decided", () => Replace(shop, authorised.Id()));
        shop.Tell(new Behaviour { Status = 109 });
        var waiting = await shop.Issue();
        await shop.UntilCode(waiting, 109);
        await Person.Refused("document-not-in-doubt", () => Replace(shop, waiting));
        shop.Tell(Mute);
        var first = await InDoubt(shop, "Nfe");
        await Replace(shop, first);
        await Person.Refused("document-replaced", () => Replace(shop, first));
        await Person.Refused("document-in-doubt", () => shop.Owner.Post($"fiscal/documents/{first}/abandon", new { reason = Because }));
        await Return(shop, first, "Cancelled");
        await shop.Until(waiting, "Authorised");
    }

    private DateTimeOffset Now => new TravelClock(bureau.Biela.Topology().Clock!).GetUtcNow();

    private static async Task<(Guid First, Guid Second)> Replaced(IssuingShop shop, string model, Behaviour silence)
    {
        shop.Tell(silence);
        var first = await InDoubt(shop, model);
        return (first, await Replace(shop, first));
    }

    private static async Task<Guid> InDoubt(IssuingShop shop, string model)
    {
        var first = await shop.Issue(model);
        await shop.Owner.Until($"fiscal/documents/{first}", d => d.Of("inDoubt").GetBoolean() && d.Text("reason") != "");
        return first;
    }

    /// The courier may have it in hand at this moment.
    private static async Task<Guid> Replace(IssuingShop shop, Guid first)
    {
        for (; ; await Task.Delay(50))
            try { return (await shop.Owner.Post($"fiscal/documents/{first}/replace", new { reason = Because })).Id(); }
            catch (Refusal busy) when (busy.Code is "changed-meanwhile" or "authority-answers") { }
    }

    /// The authority is back, and in time for the next question.
    private async Task Return(IssuingShop shop, Guid first, string status)
    {
        shop.Tell(new());
        bureau.Biela.TravelTo(Now.AddMinutes(6));
        await shop.Until(first, status);
    }

    private async Task Settled(IssuingShop shop, Guid first, string words)
    {
        await Biela.Eventually(() => shop.Owner.Get("notifications"), told => told.List().Any(n => n.Text("kind") == "fiscal-document-replaced"
            && n.Text("link").EndsWith($"{first}") && n.Text("text").Contains(words)));
        Assert.Equal("", await bureau.Biela.Differences(shop.Shop.Organization));
    }
}
