using Biela.Contracts;

namespace Biela.Modules.Search;

/// <summary>Keeps what a fact says of a thing where it is found; the last fact about it is what counts.</summary>
internal static class Enter
{
    internal static async Task Handle<TEvent>(TEvent fact, SearchDb db, CancellationToken ct) where TEvent : IEvent
    {
        foreach (var listing in Listings.Of(fact)) await Keep(listing, db, ct);
    }

    private static async Task Keep(Listing listing, SearchDb db, CancellationToken ct)
    {
        // Facts of two publishers may name the same thing for the first time at the same moment.
        await db.TakeTurn($"search {listing.Id}", ct);
        var entry = await db.Entries.FirstOrDefaultAsync(e => e.Id == listing.Id, ct);
        if (entry is not null && listing.Hearsay) return;
        if (entry is null) db.Entries.Add(entry = new(listing.Id, listing.Kind));
        else await db.Words.Where(w => w.EntryId == entry.Id).ExecuteDeleteAsync(ct);
        entry.Say(listing);
        db.Words.AddRange(listing.Words().Select(w => new Word(db.CurrentTenant, entry.Id, w.Text, entry.Kind, w.Weight)));
    }
}
