using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>Texts and numbers people give, held against what the official schemas allow before anything is sent.</summary>
internal static partial class Field
{
    /// <summary>
    /// A text as the schemas want it (TString): one line, no blanks at its ends, characters of Latin-1 only, length within bounds. Line breaks, tabs and
    /// typographic quotes and dashes become plain ones; what cannot be written is refused by name.
    /// </summary>
    /// <param name="tag">The name in the layout.</param>
    /// <param name="label">The name for people.</param>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static string Text(string tag, string label, string? given, int shortest, int longest)
    {
        var text = Blanks().Replace(Plain(given ?? ""), " ").Trim();
        var strange = text.EnumerateRunes().FirstOrDefault(letter => letter.Value is < ' ' or > 0xFF or (>= 0x7F and < 0xA0));
        if (strange != default) throw Broken(tag, label, $"o caractere \"{strange}\" não pode ir em um documento fiscal. Apague-o");
        if (text.Length < shortest) throw Broken(tag, label, $"escreva pelo menos {shortest} caracteres; há {text.Length}");
        return text.Length <= longest ? text : throw Broken(tag, label, $"escreva no máximo {longest} caracteres; há {text.Length}");
    }

    /// <summary>A number within bounds.</summary>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static int Number(string tag, string label, int given, int least, int most) =>
        given >= least && given <= most ? given : throw Broken(tag, label, $"informe um número de {least} a {most}; veio {given}");

    /// <summary>The number of a protocol: 15 digits, or 17 since the schemas of 2026.</summary>
    /// <exception cref="RuleBroken">422, in Portuguese, naming the field.</exception>
    public static string Protocol(string given) =>
        Protocols().IsMatch(given) ? given : throw Broken("nProt", "Protocolo", "o número tem 15 ou 17 algarismos");

    /// <summary>A refusal that names the field.</summary>
    public static RuleBroken Broken(string tag, string label, string problem) => new("invalid-fiscal-field", $"{label} ({tag}): {problem}.", 422);

    private static string Plain(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u2032' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u2033' => "\"",
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
        '\u2026' => "...",
        '\u200B' or '\uFEFF' => "",
        _ => letter.ToString(),
    }));

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^([0-9]{15}|[0-9]{17})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Protocols();
}
