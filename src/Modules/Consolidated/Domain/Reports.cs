namespace Biela.Modules.Consolidated;

/// <summary>What the module answers, remembered until something it is made of changes.</summary>
internal static class Reports
{
    private const string Tag = "reports";

    // A bound for what nobody asks again; being right does not depend on it.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    public static Task<T> Report<T>(this Cache cache, ConsolidatedDb db, string key, Func<CancellationToken, Task<T>> load, CancellationToken ct)
        where T : class => cache.Get(db, Tag, key, Kept, load, ct);

    /// <summary>No report of the shop says any more how it is.</summary>
    public static Task Outdate(this ConsolidatedDb db, CancellationToken ct) => db.Renew(Tag, ct);
}
