using System.Text.RegularExpressions;

namespace Biela.Kernel;

/// <summary>
/// Where a file lies: <c>companies/{organization}/{category}/{instant}-{uuid}</c>. Only the kernel makes one, so nothing a client chose is in
/// it: no name, no path, no other organization, and nothing that could be guessed or met twice.
/// </summary>
public readonly partial record struct FileKey
{
    private FileKey(string value) => Value = value;

    /// <summary>The whole path, with slashes.</summary>
    public string Value { get; }

    /// <summary>A fresh key of the organization.</summary>
    /// <param name="tenant">Whose file it is.</param>
    /// <param name="category">A lower-case word.</param>
    /// <param name="now">The instant that goes into the key.</param>
    public static FileKey New(Tenant tenant, string category, DateTimeOffset now) => tenant.Id == Guid.Empty
        ? throw new InvalidOperationException("The file would belong to nobody.")
        : Of($"companies/{tenant.Id}/{category}/{now.ToUniversalTime():yyyyMMdd'T'HHmmssfff'Z'}-{Guid.CreateVersion7():n}");

    /// <summary>A key that was stored. Throws <see cref="FormatException"/> when it is none.</summary>
    public static FileKey Of(string text) => TryOf(text, out var key) ? key : throw new FormatException("This is no key of a file.");

    /// <summary>Whether the text is a key, to the letter.</summary>
    public static bool TryOf(string text, out FileKey key)
    {
        key = Shape().IsMatch(text) ? new(text) : default;
        return key.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(
        @"\Acompanies/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[a-z]{1,40}/[0-9]{8}T[0-9]{9}Z-[0-9a-f]{32}\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
