namespace Biela.Architecture.Tests;

/// <summary>Events that nobody in the house listens to, and why they are published nevertheless.</summary>
internal static class Unheard
{
    public static readonly Dictionary<string, string> Reasons = [];
}
