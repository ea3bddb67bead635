namespace Biela.Fisco;

/// <summary>What to do after an answer.</summary>
public enum NextStep
{
    /// <summary>The document is authorised: put it beside its protocol.</summary>
    Authorised,

    /// <summary>The document is cancelled.</summary>
    Cancelled,

    /// <summary>The event is registered.</summary>
    Registered,

    /// <summary>The numbers are void.</summary>
    Voided,

    /// <summary>The document was denied: its number is lost.</summary>
    Denied,

    /// <summary>The lot was processed; each document or event inside has a result of its own.</summary>
    LookInside,

    /// <summary>Ask for the result by the receipt.</summary>
    Poll,

    /// <summary>The service works.</summary>
    Operating,

    /// <summary>Try the same later.</summary>
    Wait,

    /// <summary>Issue in contingency.</summary>
    Contingency,

    /// <summary>Leave the contingency.</summary>
    Normal,

    /// <summary>Ask by the document's own key and take over what comes.</summary>
    QueryKey,

    /// <summary>Ask by the key in the answer, <see cref="Answer.OtherKey"/>: another document has the number.</summary>
    QueryOther,

    /// <summary>It never arrived: send the same bytes.</summary>
    SendAgain,

    /// <summary>People have to correct data.</summary>
    Correct,

    /// <summary>People have to see to the certificate.</summary>
    Certificate,

    /// <summary>Be silent for an hour.</summary>
    BackOff,

    /// <summary>The software made a mistake: its makers have to see it.</summary>
    Support,
}

/// <summary>A code and what follows from it.</summary>
/// <param name="Code">cStat, 3 or 4 digits.</param>
/// <param name="Step">What to do.</param>
/// <param name="Advice">What to tell the user, in Portuguese.</param>
public sealed record StatusCode(int Code, NextStep Step, string Advice);

/// <summary>The codes (cStat) a workshop meets, as a table. The authority's own words (xMotivo) are shown beside the advice.</summary>
public static class StatusCodes
{
    /// <summary>How long a taxpayer is shut out after asking too often (656).</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromHours(1);

    private static readonly Dictionary<int, StatusCode> Known = Table.Rows("statuses")
        .Select(row => new StatusCode(int.Parse(row[0]), Enum.Parse<NextStep>(row[1]), row[2])).ToDictionary(status => status.Code);

    /// <summary>All codes that are known, by number.</summary>
    public static IReadOnlyCollection<StatusCode> All => Known.Values;

    /// <summary>What follows from a code; an unknown one is a rejection to be corrected, for new ones are always rules of validation.</summary>
    public static StatusCode Of(int code) =>
        Known.GetValueOrDefault(code) ?? new(code, NextStep.Correct, "A SEFAZ rejeitou o documento: corrija o que o motivo aponta e envie de novo.");
}
