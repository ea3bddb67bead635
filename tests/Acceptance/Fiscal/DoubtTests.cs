using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>Whatever happens to a message on its way, the authority has each note once, and the shop knows it.</summary>
[Collection("fiscal")]
public sealed class DoubtTests(Bureau bureau) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        bureau.Sefaz.Behave(new());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_by_the_key_and_nothing_is_sent_twice()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { DropAfterAuthorising = 1 });
        var document = await shop.Authorised();
        Assert.Equal(document.Text("protocol"), Assert.Single(shop.Notes).Protocol);
    }

    [Fact]
    public async Task A_note_that_is_sent_twice_because_the_authority_learned_of_it_late_is_one()
    {
        var shop = await bureau.Shop();
        var before = bureau.Sefaz.Answered(204);
        shop.Tell(new Behaviour { DropAfterAuthorising = 1, LearnsLate = 1 });
        var document = await shop.Authorised();
        Assert.Equal(document.Text("protocol"), Assert.Single(shop.Notes).Protocol);
        Assert.Equal(before + 1, bureau.Sefaz.Answered(204));
    }

    [Fact]
    public async Task A_message_that_got_lost_is_sent_again_byte_by_byte()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { DropBefore = 2 });
        var document = await shop.Authorised();
        var known = Assert.Single(shop.Notes);
        Assert.Equal((document.Text("accessKey"), 1), (known.Key, (int)document.Number("number")));
        Assert.Contains($"<DigestValue>{known.Digest}</DigestValue>",
            System.Text.Encoding.UTF8.GetString(await shop.File($"fiscal/documents/{document.Id()}/xml")));
    }

    [Fact]
    public async Task Events_and_voidings_survive_a_lost_answer_too()
    {
        var shop = await bureau.Shop();
        var document = await shop.Authorised();
        shop.Tell(new Behaviour { DropAfterAuthorising = 1 });
        await shop.Owner.Post($"fiscal/documents/{document.Id()}/cancel", new { reason = "Pedido digitado em duplicidade" });
        await shop.Until(document.Id(), "Cancelled");

        await shop.Owner.Put("fiscal/profile/next-number", new { model = "Nfe", next = 5 });
        await shop.Authorised();
        shop.Tell(new Behaviour { DropAfterAuthorising = 1 });
        await shop.Owner.Post("fiscal/voidings", new { model = "Nfe", series = 1, first = 2, last = 4, reason = "Falha na numeração do sistema" });
        await shop.Owner.Until("fiscal/voidings", v => v.List() is [var one] && one.Text("status") == "Registered");
        Assert.Single(shop.Ledger.Once(() => shop.Ledger.Overlapping(new(shop.Cnpj.Value, 55, 1, 1, 9))));
    }

    [Fact]
    public async Task A_number_that_another_note_has_is_told_and_given_up()
    {
        var shop = await bureau.Shop();
        var first = await shop.Authorised();
        var other = shop.Take(DocumentModel.Nfe, 2);
        var document = await shop.Issue();
        var rejected = await shop.Until(document, "Rejected");
        Assert.Equal((539m, other), (rejected.Number("code"), rejected.Text("takenBy")));
        await Person.Refused("number-taken", () => shop.Owner.Post($"fiscal/documents/{document}/rewrite", IssuingShop.Terms()));
        await shop.Owner.Post($"fiscal/documents/{document}/abandon", new { reason = "A SEFAZ tem outra nota com este número" });
        Assert.Equal(3, (await shop.Authorised()).Number("number"));
        var gap = Assert.Single((await shop.Owner.Get("fiscal/gaps")).EnumerateArray());
        Assert.Equal((2m, other), (gap.Number("first"), gap.Text("takenBy")));
        Assert.Equal(1, first.Number("number"));
    }

    [Fact]
    public async Task Who_was_shut_out_is_silent_for_an_hour()
    {
        var shop = await bureau.Shop();
        shop.Tell(new Behaviour { Status = 656 });
        var document = await shop.Issue();
        await shop.UntilCode(document, 656);
        shop.Tell(new());
        var (silent, other) = ((await shop.Owner.Get("fiscal/profile")).Of("silentUntil").GetDateTimeOffset(), await shop.Issue());
        bureau.Biela.TravelTo(silent.AddMinutes(-1));
        // Another shop is none of the authority's business with this one, and when its note is through, this one's had its turn as well.
        await (await bureau.Shop()).Authorised();
        Assert.Empty(shop.Notes);
        Assert.Equal("Waiting", (await shop.Owner.Get($"fiscal/documents/{other}")).Text("status"));
        bureau.Biela.TravelTo(silent.AddMinutes(1));
        await shop.Until(document, "Authorised");
        await shop.Until(other, "Authorised");
        Assert.Equal(2, shop.Notes.Count);
    }

    [Fact]
    public async Task A_cancellation_that_comes_too_late_is_refused_and_the_note_stands()
    {
        var shop = await bureau.Shop();
        var document = await shop.Authorised();
        bureau.Biela.TravelTo(document.Of("issuedAt").GetDateTimeOffset().AddDays(8));
        await shop.Owner.Post($"fiscal/documents/{document.Id()}/cancel", new { reason = "Pedido digitado em duplicidade" });
        var stands = await shop.Owner.Until($"fiscal/documents/{document.Id()}", d => d.List("events") is [var e] && e.Text("status") == "Refused");
        Assert.Equal("Authorised", stands.Text("status"));
        await Biela.Eventually(() => shop.Owner.Get("notifications"),
            told => told.List().Any(n => n.Text("kind") == "fiscal-event-refused" && n.Text("link").EndsWith($"{document.Id()}")));
    }
}
