using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Numbers that stand for nothing, between the first and the last of each series: they have to be voided until the tenth of the next month.</summary>
internal static class ListGaps
{
    internal sealed record Gap(FiscalEnvironment Environment, DocumentModel Model, int Series, int First, int Last, string? TakenBy);

    internal static async Task<Ok<IReadOnlyList<Gap>>> Handle(FiscalDb db, CancellationToken ct)
    {
        var series = await db.Documents.Select(d => new { d.Environment, d.Model, d.Series }).Distinct().ToListAsync(ct);
        var gaps = new List<Gap>();
        foreach (var s in series.OrderBy(s => s.Environment).ThenBy(s => s.Model).ThenBy(s => s.Series))
            gaps.AddRange(await Of(db, s.Environment, s.Model, s.Series, ct));
        return TypedResults.Ok<IReadOnlyList<Gap>>(gaps);
    }

    /// <summary>The gaps of one series, in ranges; one that another note has by what the authority knows is alone.</summary>
    internal static async Task<List<Gap>> Of(FiscalDb db, FiscalEnvironment environment, DocumentModel model, int series, CancellationToken ct)
    {
        var numbers = await db.Documents.Where(d => d.Environment == environment && d.Model == model && d.Series == series)
            .Select(d => new { d.Number, Abandoned = d.Status == DocumentStatus.Abandoned, d.TakenBy }).OrderBy(d => d.Number).ToListAsync(ct);
        var voided = await db.Voidings.Where(v => v.Environment == environment && v.Model == model && v.Series == series
            && v.Status != DeclarationStatus.Refused).Select(v => new { v.First, v.Last }).ToListAsync(ct);
        if (numbers.Count == 0) return [];
        var gaps = new List<Gap>();
        foreach (var (index, d) in numbers.Index())
        {
            if (index > 0 && numbers[index - 1].Number is var before && before < d.Number - 1) gaps.Add(Range(before + 1, d.Number - 1, null));
            if (d.Abandoned) gaps.Add(Range(d.Number, d.Number, d.TakenBy));
        }
        foreach (var v in voided) gaps = [.. gaps.SelectMany(gap => Less(gap, v.First, v.Last))];
        return Joined(gaps);

        Gap Range(int first, int last, string? takenBy) => new(environment, model, series, first, last, takenBy);
    }

    /// What is left of a gap without these numbers.
    private static IEnumerable<Gap> Less(Gap gap, int first, int last)
    {
        if (last < gap.First || gap.Last < first) return [gap];
        return new[] { gap with { Last = first - 1 }, gap with { First = last + 1 } }.Where(rest => rest.First <= rest.Last);
    }

    private static List<Gap> Joined(List<Gap> gaps)
    {
        var joined = new List<Gap>();
        foreach (var gap in gaps)
            if (joined is [.., { TakenBy: null } last] && gap.TakenBy is null && last.Last == gap.First - 1) joined[^1] = last with { Last = gap.Last };
            else joined.Add(gap);
        return joined;
    }
}
