using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>The layout of NF-e and NFC-e 4.00, compiled when it is first used.</summary>
public static class NfeLayout
{
    private static readonly Lazy<Layout> Compiled = new(() => Layout.Resource("nfe-4.00.layout"));

    /// <summary>The layout itself.</summary>
    public static Layout Layout => Compiled.Value;

    /// <summary>What is wrong with a signed note; empty when it is valid.</summary>
    public static IReadOnlyList<Problem> Check(XElement note) => Layout.Check(note);

    /// <summary>What is wrong with a note that is not signed yet.</summary>
    public static IReadOnlyList<Problem> CheckUnsigned(XElement note) => Layout.CheckUnsigned(note);
}
