using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Documents spoiled in one place each, by thousands: whatever the official schema refuses of them, our layout refuses.</summary>
internal static class Spoiled
{
    public static void Refused(IEnumerable<XElement> documents, SchemaSet official, Func<XElement, IReadOnlyList<Problem>> layout, ITestOutputHelper output)
    {
        var (mutants, refused, missed, stricter) = (0, 0, new List<string>(), new List<string>());
        foreach (var document in documents)
            foreach (var (what, spoil) in Drawn([.. Mutants.Of(document)]))
            {
                var mutant = new XElement(document);
                spoil(mutant);
                var (theirs, ours) = (official.Refuses(mutant), layout(mutant).Count > 0);
                mutants++;
                if (theirs) refused++;
                if (theirs && !ours) missed.Add(what);
                if (ours && !theirs) stricter.Add(what);
            }
        output.WriteLine($"{mutants} mutants, {refused} refused by the official schema; {missed.Count} of these pass ours.");
        output.WriteLine($"Ours alone refuses {stricter.Count}:");
        foreach (var what in stricter.Take(200)) output.WriteLine(what);
        Assert.Empty(missed);
        Assert.InRange(mutants, 5_000, int.MaxValue);
    }

    /// All of them take minutes; BIELA_MUTANTS says how many of each document to take.
    private static IEnumerable<(string What, Action<XElement> Spoil)> Drawn((string What, Action<XElement> Spoil)[] mutants)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BIELA_MUTANTS") ?? "2000");
        new Random(20260910).Shuffle(mutants);
        return mutants.Take(count);
    }
}
