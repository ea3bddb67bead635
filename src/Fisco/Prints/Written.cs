using System.Globalization;

namespace Biela.Fisco;

/// <summary>How Brazilians write what a file of the tax authorities says; what has another form than expected is left as it is.</summary>
internal static class Written
{
    /// <summary>A number with all decimals it was given with: 1234.5600 is 1.234,5600.</summary>
    public static string Number(string text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        if (whole.Length is 0 or > 18 || !whole.All(char.IsAsciiDigit)) return text;
        var grouped = long.Parse(whole).ToString("#,##0", Brazil);
        return point < 0 ? grouped : $"{grouped},{text[(point + 1)..]}";
    }

    /// <summary>An amount of money: two decimals, when it was given with fewer.</summary>
    public static string Amount(string text) => text.Length == 0 ? "" : Number(Decimals(text, 2));

    /// <summary>A rate: two decimals, and further ones as far as they say something.</summary>
    public static string Share(string text) => text.Contains('.') ? Amount(text.TrimEnd('0')) : Amount(text);

    /// <summary>A rate with its sign.</summary>
    public static string Rate(string text) => text.Length == 0 ? "" : $"{Share(text)}%";

    /// <summary>A sum as it is written in files, with a number of decimals.</summary>
    public static string Sum(IEnumerable<string> texts, int decimals)
    {
        var sum = 0m;
        var found = false;
        foreach (var text in texts)
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) (sum, found) = (sum + value, true);
        return found ? sum.ToString($"F{decimals}") : "";
    }

    /// <summary>Whether there is a number other than nought.</summary>
    public static bool IsSome(string text) => text.Any(character => character is >= '1' and <= '9');

    /// <summary>The day of an instant or of a day, in the offset it was given in.</summary>
    public static string Day(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-' ? $"{text[8..10]}/{text[5..7]}/{text[..4]}" : text;

    /// <summary>The time of an instant, in the offset it was given in.</summary>
    public static string Clock(string text) => text.Length >= 19 && text[10] == 'T' ? text[11..19] : "";

    /// <summary>Day and time of an instant.</summary>
    public static string Instant(string text) => Join(" ", Day(text), Clock(text));

    /// <summary>The number of a company or a person.</summary>
    public static string TaxId(string text) => Kernel.TaxId.TryParse(text, out var id) ? id.ToString() : text;

    /// <summary>A postal code.</summary>
    public static string Cep(string text) => text.Length == 8 ? $"{text[..5]}-{text[5..]}" : text;

    /// <summary>A telephone.</summary>
    public static string Phone(string text) => Kernel.Phone.TryParse(text, out var phone) ? phone.ToString() : text;

    /// <summary>The number of a document, in groups: 000.664.350.</summary>
    public static string Document(string number) => number.PadLeft(9, '0') is { Length: 9 } nine ? $"{nine[..3]}.{nine[3..6]}.{nine[6..]}" : number;

    /// <summary>A key in blocks of four.</summary>
    public static string Key(string key) => string.Join(' ', key.Chunk(4).Select(block => new string(block)));

    /// <summary>The parts that are not empty.</summary>
    public static string Join(string separator, params IEnumerable<string> parts) => string.Join(separator, parts.Where(part => part.Length > 0));

    /// <summary>A label and its value; nothing without a value.</summary>
    public static string Labelled(string label, string value) => value.Length == 0 ? "" : $"{label} {value}";

    private static readonly NumberFormatInfo Brazil = new() { NumberGroupSeparator = "." };

    private static string Decimals(string text, int least)
    {
        var point = text.IndexOf('.');
        return point < 0 ? $"{text}.{new string('0', least)}" : text.PadRight(point + 1 + least, '0');
    }
}
