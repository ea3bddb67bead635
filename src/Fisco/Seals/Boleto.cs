namespace Biela.Fisco;

/// <summary>
/// A boleto by its barcode (44 digits) and the line people type (47 digits), by the convention of FEBRABAN: bank, currency, check digit, factor of the due
/// date, amount, and 25 digits that each bank fills its own way.
/// </summary>
/// <param name="Bank">3 digits.</param>
/// <param name="Due">The due date; null when the boleto names none.</param>
/// <param name="Amount">Up to R$ 99.999.999,99; zero when it is open.</param>
/// <param name="Free">The bank's own 25 digits.</param>
public sealed record Boleto(string Bank, DateOnly? Due, Money Amount, string Free)
{
    private const int Cycle = 9000;
    private static readonly DateOnly Base = new(1997, 10, 7), SecondBase = new(2025, 2, 22);

    /// <summary>The barcode.</summary>
    /// <exception cref="InvalidOperationException">A part has another length, or the amount is negative.</exception>
    /// <exception cref="ArgumentException">No boleto can be due on that day.</exception>
    public string Barcode
    {
        get
        {
            var (start, rest) = ($"{Bank}9", $"{FactorOf(Due):D4}{Amount.Cents:D10}{Free}");
            return (start + rest) is { Length: 43 } digits && digits.All(char.IsAsciiDigit) && !Amount.IsNegative
                ? $"{start}{GeneralDigit(digits)}{rest}" : throw new InvalidOperationException($"{start}{rest} makes no barcode.");
        }
    }

    /// <summary>The line to type, without punctuation.</summary>
    public string Line
    {
        get
        {
            var code = Barcode;
            return $"{WithDigit(code[..4] + code[19..24])}{WithDigit(code[24..34])}{WithDigit(code[34..44])}{code[4]}{code[5..19]}";
        }
    }

    /// <summary>The line as it is printed: 00190.00009 01234.567897 00000.001172 9 16770000015075.</summary>
    public string PrintedLine
    {
        get
        {
            var line = Line;
            return $"{line[..5]}.{line[5..10]} {line[10..15]}.{line[15..21]} {line[21..26]}.{line[26..32]} {line[32]} {line[33..]}";
        }
    }

    /// <summary>Reads a barcode or a line, with or without punctuation; null when a check digit is wrong.</summary>
    /// <param name="today">Tells the two cycles of due dates apart: the one nearer to this day is meant.</param>
    public static Boleto? Read(string text, DateOnly today)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.Length == 47)
        {
            string[] fields = [digits[..10], digits[10..21], digits[21..32]];
            if (fields.Any(field => WithDigit(field[..^1]) != field)) return null;
            digits = digits[..4] + digits[32] + digits[33..47] + digits[4..9] + digits[10..20] + digits[21..31];
        }
        if (digits.Length != 44 || digits[3] != '9' || GeneralDigit(digits.Remove(4, 1)) != digits[4] - '0') return null;
        return new(digits[..3], DueOf(int.Parse(digits[5..9]), today), new(long.Parse(digits[9..19])), digits[19..]);
    }

    /// <summary>Days since 07/10/1997; after 9999 it began again at 1000, on 22/02/2025 (FEBRABAN 2024); 0 for no date.</summary>
    /// <exception cref="ArgumentException">The day is before the first cycle or after the second, which ends on 13/10/2049.</exception>
    internal static int FactorOf(DateOnly? due)
    {
        if (due is not { } day) return 0;
        var factor = day < SecondBase ? day.DayNumber - Base.DayNumber : day.DayNumber - SecondBase.DayNumber + 1000;
        return factor is >= 1000 and <= 9999 ? factor : throw new ArgumentException($"No boleto is due on {day:yyyy-MM-dd}.", nameof(due));
    }

    private static DateOnly? DueOf(int factor, DateOnly today)
    {
        if (factor < 1000) return null;
        var (first, second) = (Base.AddDays(factor), Base.AddDays(factor + Cycle));
        return Math.Abs(today.DayNumber - first.DayNumber) < Math.Abs(today.DayNumber - second.DayNumber) ? first : second;
    }

    /// Modulo 11 over all but the digit itself; what would be 0 or more than 9 is 1.
    private static int GeneralDigit(string digits) => Modulo11.Digit(digits) is var digit and not 0 ? digit : 1;

    /// Modulo 10: weights 2 and 1 from the right, the digits of the products added up.
    private static string WithDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(product => product / 10 + product % 10);
        return $"{digits}{(10 - sum % 10) % 10}";
    }
}
