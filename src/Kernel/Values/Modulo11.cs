namespace Biela.Kernel;

/// <summary>The check digit of Brazilian documents. A letter counts as its ASCII code less 48 (IN RFB 2.229/2024), which leaves digits as they are.</summary>
public static class Modulo11
{
    /// <summary>Weights run from the right, from 2 to the greatest, and start again; a remainder below 2 gives 0.</summary>
    public static int Digit(ReadOnlySpan<char> text, int greatestWeight = 9)
    {
        var sum = 0;
        for (var fromRight = 0; fromRight < text.Length; fromRight++)
            sum += (text[^(fromRight + 1)] - '0') * (2 + fromRight % (greatestWeight - 1));
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    /// <summary>Whether the last two characters are the check digits of what is before them, and not all characters are equal.</summary>
    internal static bool HasCheckDigits(string text, int greatestWeight) =>
        text.Any(letter => letter != text[0])
        && text[^2] - '0' == Digit(text.AsSpan(..^2), greatestWeight)
        && text[^1] - '0' == Digit(text.AsSpan(..^1), greatestWeight);
}
