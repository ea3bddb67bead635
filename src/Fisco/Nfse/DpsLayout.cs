using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>The layout of the DPS 1.01, compiled when it is first used.</summary>
public static class DpsLayout
{
    private static readonly Lazy<Layout> Compiled = new(() => Layout.Resource("dps-1.01.layout"));

    /// <summary>The layout itself.</summary>
    public static Layout Layout => Compiled.Value;

    /// <summary>What is wrong with a signed DPS; empty when it is valid.</summary>
    public static IReadOnlyList<Problem> Check(XElement dps) => Layout.Check(dps);

    /// <summary>What is wrong with a DPS that is not signed yet.</summary>
    public static IReadOnlyList<Problem> CheckUnsigned(XElement dps) => Layout.CheckUnsigned(dps);
}
