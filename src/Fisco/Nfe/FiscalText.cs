using System.Collections.Frozen;
using System.Text;

namespace Biela.Fisco;

/// <summary>
/// Texts as fiscal documents take them: printable Latin-1, no blank at the ends, none twice, no line break (TString of the layout).
/// Typographic signs become their plain form, what has none is dropped, and what is too long is cut at the limit, never refused.
/// </summary>
public static class FiscalText
{
    // Letters with a combining accent, as macOS writes them, and their one character.
    private const string Bases = "AEIOUYNCaeiouync", Accents = "\u0300\u0301\u0302\u0303\u0308\u030A\u0327";

    private static readonly string[] Composed =
    [
        "ÀÁÂÃÄÅ", "ÈÉÊ Ë ", "ÌÍÎ Ï ", "ÒÓÔÕÖ ", "ÙÚÛ Ü ", " Ý    ", "   Ñ  ", "      Ç",
        "àáâãäå", "èéê ë ", "ìíî ï ", "òóôõö ", "ùúû ü ", " ý  ÿ ", "   ñ  ", "      ç",
    ];

    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<char, string>
    {
        ['‘'] = "'", ['’'] = "'", ['‚'] = "'", ['‛'] = "'", ['′'] = "'", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['″'] = "\"",
        ['‐'] = "-", ['‑'] = "-", ['‒'] = "-", ['–'] = "-", ['—'] = "-", ['―'] = "-", ['−'] = "-", ['…'] = "...", ['•'] = "-",
        ['‹'] = "<", ['›'] = ">", ['€'] = "EUR", ['™'] = "TM", ['Œ'] = "OE", ['œ'] = "oe", ['Š'] = "S", ['š'] = "s", ['Ž'] = "Z", ['ž'] = "z",
        ['Ÿ'] = "Y", ['ƒ'] = "f", ['⌀'] = "Ø", ['∅'] = "Ø", ['≤'] = "<=", ['≥'] = ">=", ['≠'] = "<>", ['Ω'] = "ohm", ['μ'] = "µ",
        ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['⁄'] = "/", ['№'] = "Nº",
    }.ToFrozenDictionary();

    /// <summary>The text made fit, cut to so many characters; null when nothing is left of it.</summary>
    public static string? Clean(string? text, int limit)
    {
        if (text is null) return null;
        var clean = new StringBuilder(Math.Min(text.Length, limit) + 8);
        foreach (var sign in text)
        {
            if (clean.Length > limit) break;
            Append(clean, sign);
        }
        if (clean.Length > limit) clean.Length = limit;
        var result = clean.ToString().TrimEnd(' ');
        return result is "" ? null : result;
    }

    private static void Append(StringBuilder clean, char sign)
    {
        if (sign is > ' ' and < '\u007F' or > '\u00A0' and <= 'ÿ' and not '\u00AD') clean.Append(sign);
        else if (char.IsWhiteSpace(sign))
        {
            if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        else if (Plain.TryGetValue(sign, out var plain)) clean.Append(plain);
        else if (clean.Length > 0 && Compose(clean[^1], sign) is { } composed) clean[^1] = composed;
    }

    private static char? Compose(char letter, char accent)
    {
        var (row, column) = (Bases.IndexOf(letter), Accents.IndexOf(accent));
        if (row < 0 || column < 0 || column >= Composed[row].Length) return null;
        return Composed[row][column] is var composed && composed != ' ' ? composed : null;
    }
}
