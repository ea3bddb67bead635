using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Our layer refuses whatever the official schema refuses, on thousands of documents spoiled in one place each.</summary>
public sealed class LayoutMutations(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_the_official_schema_refuses_our_layout_refuses()
    {
        var official = Official.Schema;
        var (mutants, refused, missed, stricter) = (0, 0, new List<string>(), new List<string>());
        foreach (var document in RandomNotes.Rich().Select(Official.Signed))
            foreach (var (what, spoil) in Drawn([.. Mutants.Of(document)]))
            {
                var mutant = new XElement(document);
                spoil(mutant);
                var (theirs, ours) = (official.Refuses(mutant), NfeLayout.Check(mutant).Count > 0);
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
    internal static IEnumerable<(string What, Action<XElement> Spoil)> Drawn((string What, Action<XElement> Spoil)[] mutants)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BIELA_MUTANTS") ?? "2000");
        new Random(20260910).Shuffle(mutants);
        return mutants.Take(count);
    }
}
