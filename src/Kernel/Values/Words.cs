namespace Biela.Kernel;

/// <summary>Text as people search it: without case, accents and punctuation, the same on both databases.</summary>
public static class Words
{
    private const string Accented = "áàâãäéèêëíìîïóòôõöúùûüçñ", Plain = "aaaaaeeeeiiiiooooouuuucn";

    /// <summary>The text with one space between its words; punctuation is dropped, so that a number written with it is one word.</summary>
    public static string Folded(string text) =>
        string.Join(' ', string.Concat(Letters(text.Where(c => char.IsLetterOrDigit(c) || c == ' '))).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of the text; punctuation separates them.</summary>
    public static string[] Of(string? text) =>
        string.Concat(Letters((text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' '))).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<char> Letters(IEnumerable<char> text) =>
        text.Select(char.ToLowerInvariant).Select(c => Accented.IndexOf(c) is >= 0 and var at ? Plain[at] : c);
}
