namespace Biela.Modules.Search;

/// <summary>Whatever was heard of can be found.</summary>
internal static class AuditEntries
{
    internal static async Task<IReadOnlyList<Finding>> Of(SearchDb db, IEnumerable<Type> facts, CancellationToken ct)
    {
        var heard = await db.Heard([.. facts], ct);
        var known = (await db.Entries.Select(e => e.Id).ToListAsync(ct)).ToHashSet();
        return [.. heard.SelectMany(Listings.Of).DistinctBy(l => l.Id).Where(l => !known.Contains(l.Id))
            .Select(l => new Finding("O2 not found", $"{l.Kind} {l.Title} was heard of and cannot be found"))];
    }
}
