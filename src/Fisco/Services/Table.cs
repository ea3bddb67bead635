namespace Biela.Fisco;

/// <summary>A table embedded beside the code: tab-separated, names of the columns first.</summary>
internal static class Table
{
    /// <summary>The rows of Services/<paramref name="name"/>.tsv.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream($"Biela.Fisco.Services.{name}.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }
}
