using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml;
using System.Xml.Schema;

namespace Biela.Fisco;

/// <summary>
/// The official schemas where a folder with them is at hand. Its <c>schemas.json</c> names each set, its folder, the root schema of each kind
/// of document and the day from which each environment takes it, so that a new package is a matter of data:
/// <code>[{ "set": "PL_010e_v1.02", "folder": "nfe-PL_010e_v1.02", "documents": { "NFe": "nfe_v4.00.xsd" },
///   "validFrom": { "production": "2026-07-10", "homologation": "2026-06-26" } }]</code>
/// </summary>
public sealed class SchemaSets
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly string folder;
    private readonly Entry[] entries;
    private readonly ConcurrentDictionary<string, Lazy<SchemaSet>> compiled = new(StringComparer.Ordinal);

    private SchemaSets(string folder, Entry[] entries) => (this.folder, this.entries) = (folder, entries);

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="FileNotFoundException">There is no schemas.json in it.</exception>
    /// <exception cref="JsonException">The manifest is not understood.</exception>
    public static SchemaSets Load(string folder)
    {
        using var manifest = File.OpenRead(Path.Combine(folder, "schemas.json"));
        return new(folder, JsonSerializer.Deserialize<Entry[]>(manifest, Web) ?? []);
    }

    /// <summary>
    /// The set that the environment applies to documents of this root element issued on this day: the latest one that has begun; null when there
    /// is none. It is compiled once, at the first call.
    /// </summary>
    /// <exception cref="XmlSchemaException">The schemas contradict themselves, or one that they name is missing.</exception>
    public SchemaSet? For(string document, FiscalEnvironment environment, DateOnly issued)
    {
        var entry = entries.Where(entry => entry.Documents.ContainsKey(document) && entry.From(environment) <= issued)
            .MaxBy(entry => entry.From(environment));
        if (entry is null) return null;
        var root = Path.GetFullPath(Path.Combine(folder, entry.Folder, entry.Documents[document]));
        return compiled.GetOrAdd(root, path => new(() => SchemaSet.Compile(entry.Set, path))).Value;
    }

    private sealed record Entry(string Set, string Folder, Dictionary<string, string> Documents, Dictionary<string, DateOnly> ValidFrom)
    {
        /// An environment that is not named does not know the set.
        public DateOnly? From(FiscalEnvironment environment) =>
            ValidFrom.TryGetValue(environment is FiscalEnvironment.Production ? "production" : "homologation", out var day) ? day : null;
    }
}
