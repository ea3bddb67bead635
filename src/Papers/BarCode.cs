namespace Biela.Papers;

/// <summary>A bar code: the widths of its bars and gaps in modules, a bar first.</summary>
public sealed class BarCode
{
    /// <summary>The modules that stay empty at both sides (ISO/IEC 15417 and 16390).</summary>
    public const int QuietZone = 10;

    private BarCode(byte[] widths) => Widths = widths;

    /// <summary>The widths of bars and gaps in turn.</summary>
    internal byte[] Widths { get; }

    /// <summary>The width of the symbol in modules, with its quiet zones.</summary>
    public int Modules => Widths.Sum(width => width) + 2 * QuietZone;

    /// <summary>Code 128 in the code sets that make it shortest, for the access keys of fiscal documents.</summary>
    /// <exception cref="ArgumentException">The text is empty or has a character outside of ASCII.</exception>
    public static BarCode Code128(string text) => new(Papers.Code128.Widths(Papers.Code128.Encode(text)));

    /// <summary>Interleaved 2 of 5 with wide bars of three modules, for boletos (FEBRABAN: 44 digits, 103 × 13 mm).</summary>
    /// <exception cref="ArgumentException">There is no even number of digits, or something else.</exception>
    public static BarCode Interleaved25(string digits)
    {
        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiDigit))
            throw new ArgumentException("Interleaved 2 of 5 holds pairs of digits.", nameof(digits));
        var widths = new List<byte> { 1, 1, 1, 1 };
        for (var i = 0; i < digits.Length; i += 2)
            foreach (var (bar, gap) in Fifths[digits[i] - '0'].Zip(Fifths[digits[i + 1] - '0']))
                widths.AddRange([(byte)(bar - '0'), (byte)(gap - '0')]);
        return new([.. widths, 3, 1, 1]);
    }

    /// Two of five are wide.
    private static readonly string[] Fifths = ["11331", "31113", "13113", "33111", "11313", "31311", "13311", "11133", "31131", "13131"];
}
