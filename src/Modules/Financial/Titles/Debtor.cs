namespace Biela.Modules.Financial;

/// <summary>Somebody with overdue titles: how many, since when, how much, and the one to begin with.</summary>
internal sealed record Debtor(string Party, Guid? PartyId, int Titles, int DaysLate, Money Balance, Guid OldestId)
{
    /// <summary>Who owes most of these titles. Who has no id is known by name; whose titles have several names, by the one on the oldest.</summary>
    public static async Task<List<Debtor>> Worst(IQueryable<Title> overdue, int count, DateOnly today, CancellationToken ct)
    {
        var worst = await overdue.GroupBy(t => new { t.PartyId, Name = t.PartyId == null ? t.Party : null })
            .Select(g => new { g.Key.PartyId, g.Key.Name, Count = g.Count(), Since = g.Min(t => t.DueOn), Cents = g.Sum(t => (long)t.Balance) })
            .OrderByDescending(d => d.Cents).ThenBy(d => d.Since).Take(count).ToListAsync(ct);
        var since = worst.ConvertAll(d => d.Since);
        var oldest = await overdue.Where(t => EF.Parameter(since).Contains(t.DueOn)).OrderBy(t => t.Id)
            .Select(t => new { t.Id, t.PartyId, t.Party, t.DueOn }).ToListAsync(ct);
        return
        [
            .. from d in worst
               let title = oldest.Find(t => t.DueOn == d.Since && t.PartyId == d.PartyId && (d.Name is null || t.Party == d.Name))
               // Somebody may have paid between the two questions.
               where title is not null
               select new Debtor(title.Party, d.PartyId, d.Count, today.DayNumber - d.Since.DayNumber, new(d.Cents), title.Id),
        ];
    }
}
