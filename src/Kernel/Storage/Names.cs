using System.Text.RegularExpressions;

namespace Biela.Kernel;

/// <summary>Names as SQL writes them.</summary>
internal static partial class Names
{
    public static string Snake(string name) => Hump().Replace(name, "_$0").ToLowerInvariant();

    public static string Quoted(string name) =>
        Plain().IsMatch(name) ? name : throw new ArgumentException($"'{name}' is not the name of a table or schema.", nameof(name));

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Hump();

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
