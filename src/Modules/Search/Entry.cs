namespace Biela.Modules.Search;

internal enum EntryKind { Order, Customer, Budget, Part, Supplier, PurchaseOrder, Receivable, Invoice, FiscalDocument }

/// <summary>Something that can be found; it has the id of what it leads to.</summary>
internal sealed class Entry(Guid id, EntryKind kind)
{
    public Guid Id { get; private init; } = id;
    public EntryKind Kind { get; private init; } = kind;
    public string Title { get; private set; } = "";
    public string Subtitle { get; private set; } = "";

    /// <summary>The page of the application that shows it.</summary>
    public string Link { get; private set; } = "";

    public void Say(Listing listing) => (Title, Subtitle, Link) = (listing.Title, listing.Subtitle, listing.Link);
}

/// <summary>A word an entry is found by. <c>Weight</c> is 0 for what identifies the thing, 1 for a word of its own name, 2 for any other.</summary>
internal sealed record Word(Guid TenantId, Guid EntryId, string Text, EntryKind Kind, int Weight);

/// <summary>What a fact says of a thing that can be found.</summary>
internal sealed record Listing(Guid Id, EntryKind Kind, string Title, string Subtitle, string Link)
{
    private const int Longest = 60;

    /// <summary>What identifies it: its number, plate, serial, code, CPF or CNPJ, as people write them.</summary>
    public IReadOnlyList<string?> Numbers { get; init; } = [];

    /// <summary>What else it is called.</summary>
    public IReadOnlyList<string?> Names { get; init; } = [];

    /// <summary>The fact is about something else: whoever is asked about this thing knows better.</summary>
    public bool Hearsay { get; init; }

    /// <summary>
    /// The words it is found by, with their weight: a number whole, without its punctuation, and in pieces; of the document numbers of this house
    /// (OS-2026-00418) the last figures, too, with their zeros and without.
    /// </summary>
    public IEnumerable<(string Text, int Weight)> Words()
    {
        var numbers = Numbers.Select(Kernel.Words.Of).Where(parts => parts.Length > 0).ToList();
        var identifying = numbers.SelectMany(parts => parts is [_, { Length: 4 } year, var last] && year.All(char.IsAsciiDigit) && last.All(char.IsAsciiDigit)
            ? [string.Concat(parts), last, last.TrimStart('0')] : new[] { string.Concat(parts) }).Select(Cut).ToHashSet();
        var names = Names.SelectMany(Kernel.Words.Of).Select(Cut).ToList();
        var own = Names.Contains(Title) ? Kernel.Words.Of(Title).Select(Cut).ToHashSet() : [];
        return identifying.Concat(names).Concat(numbers.SelectMany(parts => parts).Select(Cut)).Distinct().Where(text => text != "")
            .Select(text => (text, identifying.Contains(text) ? 0 : own.Contains(text) ? 1 : 2));
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
