using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Biela.Acceptance.Tests.LongestFirst))]

namespace Biela.Acceptance.Tests;

/// <summary>What takes longest begins first: begun last, it would go on alone when everything else is done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = ["retifica", "faults", "postgres"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.IndexOf(Longest, c.TestCollectionDisplayName) is >= 0 and var place ? place : Longest.Length)];
}
