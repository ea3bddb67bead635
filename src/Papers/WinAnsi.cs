using System.Globalization;
using System.Text;

namespace Biela.Papers;

/// <summary>The characters a document can show: those of WinAnsi (PDF 1.7, annex D), all of Portuguese among them. Others are replaced.</summary>
/// <remarks>
/// What is replaced, in this order: letters followed by a combining mark by the composed letter; spaces of any kind by a space (those that do not break
/// stay unbroken); control, format and stray combining characters by nothing; signs by what a typewriter would put (→ by "->", − by "-", ≤ by "&lt;=",
/// ⌀ by "Ø", μ by "µ"); letters of Latin Extended-A by their base letter; every other character by one "?".
/// </remarks>
public static class WinAnsi
{
    private const char NoBreakSpace = '\u00A0', SoftHyphen = '\u00AD';

    /// What the codes 0x80 to 0x9F show; a space marks the five that show nothing.
    private const string C1 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    /// The base letters of U+0100 to U+017F.
    private const string ExtendedA =
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// Combining marks, and the letters they compose, each after its base letter.
    private static readonly Dictionary<char, string> Composed = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuù", ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý", ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuû",
        ['\u0303'] = "AÃNÑOÕaãnñoõ", ['\u0308'] = "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ", ['\u030A'] = "AÅaå", ['\u030C'] = "SŠsšZŽzž", ['\u0327'] = "CÇcç",
    };

    /// <summary>The text with what WinAnsi lacks replaced; line feeds stay, so a text may have several lines. Cleaning it again changes nothing.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var clean = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes()) Append(clean, rune);
        return clean.ToString();
    }

    /// <summary>The code of a character of a clean text.</summary>
    internal static byte Code(char character) => character switch
    {
        NoBreakSpace => (byte)' ',
        <= '\u00FF' => (byte)character,
        _ => (byte)(0x80 + C1.IndexOf(character)),
    };

    private static void Append(StringBuilder clean, Rune rune)
    {
        var character = rune.IsBmp ? (char)rune.Value : '\uFFFD';
        if (IsShown(character))
            clean.Append(character);
        else if (clean.Length > 0 && Composed.TryGetValue(character, out var pairs) && PairOf(pairs, clean[^1]) is { } letter)
            clean[^1] = letter;
        else
            clean.Append(Replacement(rune, character));
    }

    private static bool IsShown(char character) => character switch
    {
        '\n' or (>= ' ' and <= '~') => true,
        <= '\u00FF' => character is >= NoBreakSpace and not SoftHyphen,
        _ => C1.Contains(character),
    };

    private static char? PairOf(string pairs, char letter)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == letter) return pairs[i + 1];
        return null;
    }

    private static string Replacement(Rune rune, char character) => character switch
    {
        '\t' => " ",
        '\u2007' or '\u202F' => "\u00A0",
        >= '\u0100' and <= '\u017F' => ExtendedA[character - '\u0100'].ToString(),
        '→' or '⇒' => "->", '←' or '⇐' => "<-", '↔' or '⇔' => "<->", '≤' => "<=", '≥' => ">=", '≠' => "!=", '≈' => "~",
        '−' or '‐' or '‑' or '‒' => "-", '―' => "—", '′' => "'", '″' => "\"", '⁄' or '∕' => "/", '⋅' or '∙' => "·", '●' or '▪' or '■' => "•",
        '⌀' or '∅' => "Ø", 'μ' => "µ", '№' => "nº", '☐' => "[ ]", '☑' or '☒' => "[x]", '✓' or '✔' => "x", 'ﬁ' => "fi", 'ﬂ' => "fl",
        '⅓' => "1/3", '⅔' => "2/3", '⅛' => "1/8", '⅜' => "3/8", '⅝' => "5/8", '⅞' => "7/8",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => " ",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "\n",
            UnicodeCategory.Control or UnicodeCategory.Format => "",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => "",
            _ => "?",
        },
    };
}
