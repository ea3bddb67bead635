namespace Biela.Fisco;

/// <summary>A code of the Sefin Nacional and what follows from it.</summary>
/// <param name="Code">E and four digits.</param>
/// <param name="Step">What to do.</param>
/// <param name="Advice">What to tell the user, in Portuguese.</param>
public sealed record SefinCode(string Code, NextStep Step, string Advice);

/// <summary>The codes a workshop meets, as a table (annex I of the national layout). The authority's own words are shown beside the advice.</summary>
public static class SefinCodes
{
    private static readonly Dictionary<string, SefinCode> Known = Table.Rows("sefincodes")
        .Select(row => new SefinCode(row[0], Enum.Parse<NextStep>(row[1]), row[2])).ToDictionary(code => code.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>All codes that are known.</summary>
    public static IReadOnlyCollection<SefinCode> All => Known.Values;

    /// <summary>What follows from a code; an unknown one is a rule that the declaration breaks, to be corrected.</summary>
    public static SefinCode Of(string code) => Known.GetValueOrDefault(code)
        ?? new(code, NextStep.Correct, "A Sefin Nacional recusou a declaração: corrija o que a descrição aponta e envie de novo.");

    /// <summary>What follows from several: what settles the matter first (it was issued already), then what one meets in the order of the answer.</summary>
    internal static SefinCode Of(IReadOnlyList<SefinMessage> messages) =>
        messages.Select(message => message.Meaning).OrderByDescending(code => code.Step == NextStep.QueryKey).ThenByDescending(code => IsKnown(code.Code))
            .FirstOrDefault() ?? Of("");

    private static bool IsKnown(string code) => Known.ContainsKey(code);
}
