using System.Globalization;
using System.Text.RegularExpressions;

namespace Biela.Fisco;

/// <summary>What the text of a field may look like.</summary>
internal abstract class Format(string expected)
{
    /// <summary>The form in words, in Portuguese.</summary>
    public string Expected => expected;

    /// <summary>Whether the text has this form.</summary>
    public abstract bool Allows(string text);

    /// <summary>Reads the notation of a form: <c>text 1..60</c>, <c>digits 8</c>, <c>one A B</c>, <c>decimal 13 2</c>, <c>date</c> …</summary>
    /// <exception cref="FormatException">The notation is none of these.</exception>
    public static Format Read(string notation)
    {
        var words = notation.Split(' ');
        return words[0] switch
        {
            "text" => new TextFormat(Span(words[1])),
            "digits" => new DigitsFormat(Span(words[1])),
            "one" => new ChoiceFormat(words[1..]),
            "decimal" => new DecimalFormat(int.Parse(words[1]), Span(words[2]), words.Length > 3 ? words[3] : ""),
            "date" => new DateFormat(),
            "time" => new TimeFormat(),
            "base64" => new Base64Format(words.Length > 1 ? int.Parse(words[1]) : null),
            _ when notation[0] == '/' && notation.LastIndexOf("/ ") is > 0 and var end => new PatternFormat(notation[1..end], notation[(end + 2)..]),
            _ => throw new FormatException($"'{notation}' is no form of a field."),
        };
    }

    private static (int Least, int Most) Span(string text) =>
        text.Split("..") is [var least, var most] ? (int.Parse(least), int.Parse(most)) : (int.Parse(text), int.Parse(text));

    protected static string Words((int Least, int Most) span) => span.Least == span.Most ? $"{span.Least}" : $"{span.Least} a {span.Most}";
}

/// <summary>Printable Latin-1 without blanks at the ends (TString of the layout).</summary>
internal sealed class TextFormat((int Least, int Most) length)
    : Format($"texto de {Words(length)} caracteres, sem espaço no começo nem no fim e sem quebra de linha, emoji ou aspas curvas")
{
    public override bool Allows(string text) =>
        text.Length >= length.Least && text.Length <= length.Most && text.Length > 0 && text[0] != ' ' && text[^1] != ' '
        && !text.AsSpan().ContainsAnyExceptInRange(' ', 'ÿ');
}

/// <summary>ASCII digits only.</summary>
internal sealed class DigitsFormat((int Least, int Most) length) : Format($"{Words(length)} algarismos, sem pontuação")
{
    public override bool Allows(string text) =>
        text.Length >= length.Least && text.Length <= length.Most && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}

/// <summary>One of a few codes.</summary>
internal sealed class ChoiceFormat(string[] codes) : Format(codes is [var only] ? only : $"um destes: {string.Join(", ", codes)}")
{
    public override bool Allows(string text) => codes.AsSpan().Contains(text);
}

/// <summary>
/// A decimal number with a point and no sign, without leading zeros; the decimals may be left out altogether.
/// <c>nonzero</c> refuses any zero, <c>full-zero</c> refuses a zero without decimals, <c>max100</c> anything above 100.
/// </summary>
internal sealed class DecimalFormat(int digits, (int Least, int Most) decimals, string limit)
    : Format($"número com até {digits} algarismos inteiros e {Words(decimals)} casas decimais depois do ponto{Limit(limit)}")
{
    public override bool Allows(string text)
    {
        var point = text.IndexOf('.');
        var whole = text.AsSpan(..(point < 0 ? text.Length : point));
        var part = point < 0 ? default : text.AsSpan((point + 1)..);
        return whole.Length >= 1 && whole.Length <= digits && (whole.Length == 1 || whole[0] != '0') && !whole.ContainsAnyExceptInRange('0', '9')
            && (point < 0 || part.Length >= decimals.Least && part.Length <= decimals.Most && !part.ContainsAnyExceptInRange('0', '9'))
            && limit switch
            {
                "nonzero" => text.AsSpan().ContainsAnyInRange('1', '9'),
                "full-zero" => text is not "0",
                "max100" => whole.Length < 3 || whole is "100" && !part.ContainsAnyInRange('1', '9'),
                _ => true,
            };
    }

    private static string Limit(string limit) => limit switch
    {
        "nonzero" => ", maior que zero",
        "full-zero" => " (zero com as casas: 0.00)",
        "max100" => ", no máximo 100",
        _ => "",
    };
}

/// <summary>A day of this century.</summary>
internal sealed class DateFormat() : Format("data AAAA-MM-DD")
{
    public override bool Allows(string text) => text.Length == 10 && IsDay(text);

    internal static bool IsDay(ReadOnlySpan<char> text) =>
        text.StartsWith("20") && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>A second of this century with the offset from UTC in whole hours, −11 to +12.</summary>
internal sealed class TimeFormat() : Format("data e hora com fuso, AAAA-MM-DDTHH:MM:SS-03:00")
{
    public override bool Allows(string text) =>
        text.Length == 25 && DateFormat.IsDay(text.AsSpan(..10)) && text[10] == 'T' && text[19] is '+' or '-' && text.EndsWith(":00")
        && TimeOnly.TryParseExact(text.AsSpan(11, 8), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && int.TryParse(text.AsSpan(20, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= (text[19] == '+' ? 12 : 11);
}

/// <summary>Base 64, of so many bytes where a length is given.</summary>
internal sealed class Base64Format(int? bytes) : Format(bytes is null ? "base 64" : $"base 64 de {bytes} bytes")
{
    public override bool Allows(string text)
    {
        var buffer = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, buffer, out var count) && (bytes is null || count == bytes);
    }
}

/// <summary>Whatever a regular expression says, with the words for it.</summary>
internal sealed class PatternFormat(string pattern, string expected) : Format(expected)
{
    private readonly Regex whole = new($@"\A(?:{pattern})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public override bool Allows(string text) => whole.IsMatch(text);
}
