using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>What the readings say about a part, from best to worst: the order of the values is the order of "worst of".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict { Ok, AtLimit, NoSpec, Out }

internal static class Verdicts
{
    /// <summary>The worst of the verdicts, for a component or an order; where nothing was judged nothing is OK.</summary>
    public static Verdict Worst(this IEnumerable<Verdict> verdicts) => verdicts.DefaultIfEmpty(Verdict.NoSpec).Max();
}
