using System.Security.Claims;

namespace Biela.Modules.Search;

/// <summary>
/// What the caller may see and the words lead to, each the beginning of one: a number that is exactly this first, then numbers that begin so, then what
/// is called so itself, then what has to do with it; of equals whole words before their beginnings, and the newest first.
/// </summary>
internal static class FindEntries
{
    private const int Most = 50, LongestQuestion = 100, MostWords = 8;

    /// <summary>How many hits are weighed; they come in the order of their words, so whoever is crowded out was asked for with too few letters.</summary>
    private const int Weighed = 400;

    internal sealed record Item(EntryKind Kind, Guid Id, string Title, string Subtitle, string Link);

    internal sealed record Response(IReadOnlyList<Item> Items);

    internal static async Task<Ok<Response>> Handle(SearchDb db, ClaimsPrincipal caller, CancellationToken ct, string? q = null, int limit = 20)
    {
        if (limit is < 1 or > Most) throw new RuleBroken("invalid", $"limit: deve estar entre 1 e {Most}.", 400);
        if (q is { Length: > LongestQuestion }) throw new RuleBroken("invalid", $"q: deve ter no máximo {LongestQuestion} caracteres.", 400);
        string[] words = [.. Words.Of(q).Take(MostWords)];
        var kinds = Enum.GetValues<EntryKind>().Where(kind => caller.HasClaim(Claims.Permission, Listings.PermissionFor(kind))).ToList();
        if (words.Length == 0 || kinds.Count == 0) return TypedResults.Ok(new Response([]));
        var (whole, longest) = (string.Concat(words), words.MaxBy(w => w.Length)!);
        var hits = await Hits(db, kinds, longest, words.Where(w => w != longest), ct);
        if (words.Length > 1) hits.AddRange(await Hits(db, kinds, whole, [], ct));
        var best = hits.GroupBy(h => h.EntryId).OrderBy(e => e.Min(h => Rank(h, whole, longest))).ThenByDescending(e => e.Key)
            .Take(limit).Select(e => e.Key).ToList();
        var found = await db.Entries.AsNoTracking().Where(e => best.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, e => new Item(e.Kind, e.Id, e.Title, e.Subtitle, e.Link), ct);
        return TypedResults.Ok(new Response([.. best.Where(found.ContainsKey).Select(id => found[id])]));
    }

    /// The longest word is looked up, since it leads to the fewest; its hits are asked for the others.
    private static Task<List<Word>> Hits(SearchDb db, List<EntryKind> kinds, string longest, IEnumerable<string> others, CancellationToken ct)
    {
        var (from, to) = (longest, Last(longest));
        var hits = db.Words.AsNoTracking().Where(w => string.Compare(w.Text, from) >= 0 && string.Compare(w.Text, to) <= 0 && kinds.Contains(w.Kind));
        foreach (var (first, last) in others.Distinct().Select(other => (other, Last(other))))
            hits = hits.Where(w => db.Words.Any(o => o.EntryId == w.EntryId && string.Compare(o.Text, first) >= 0 && string.Compare(o.Text, last) <= 0));
        return hits.OrderBy(w => w.Text).ThenBy(w => w.Weight).ThenByDescending(w => w.EntryId).Take(Weighed).ToListAsync(ct);
    }

    /// <summary>Behind every word that begins so, in whatever order a database of this country puts letters.</summary>
    private static string Last(string prefix) => prefix + new string('z', 60);

    private static int Rank(Word hit, string whole, string longest) => hit switch
    {
        { Weight: 0 } when hit.Text == whole => 0,
        { Weight: 0 } when hit.Text.StartsWith(whole, StringComparison.Ordinal) => 1,
        _ => 2 * Math.Max(1, hit.Weight) + (hit.Text == longest ? 0 : 1),
    };
}
