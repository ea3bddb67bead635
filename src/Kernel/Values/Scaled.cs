using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

[assembly: SuppressMessage("Design", "MA0097", Justification = "The comparison operators of scaled numbers are extensions, which the analyzer does not see.")]

namespace Biela.Kernel;

/// <summary>A decimal number held as a whole <see cref="long"/>: its value is <see cref="Scaled"/> ÷ 10^<see cref="Scale"/>.</summary>
public interface IScaled<TSelf> : IComparable<TSelf> where TSelf : struct, IScaled<TSelf>
{
    /// <summary>Number of decimal places.</summary>
    static abstract int Scale { get; }

    /// <summary>The value in its smallest unit; this is what the database holds.</summary>
    long Scaled { get; }

    /// <summary>The value of so many smallest units.</summary>
    static abstract TSelf FromScaled(long scaled);

    int IComparable<TSelf>.CompareTo(TSelf other) => Scaled.CompareTo(other.Scaled);
}

/// <summary>What all scaled numbers can do. Arithmetic is checked: a result that does not fit throws <see cref="OverflowException"/>.</summary>
public static class ScaledNumbers
{
    /// <summary>Brazilian separators, whatever the culture of the process.</summary>
    internal static readonly NumberFormatInfo Brazil = new()
    {
        NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−",
    };

    extension<T>(T) where T : struct, IScaled<T>
    {
        /// <summary>The sum of the two.</summary>
        public static T operator +(T left, T right) => T.FromScaled(checked(left.Scaled + right.Scaled));

        /// <summary>What is left of the first one.</summary>
        public static T operator -(T left, T right) => T.FromScaled(checked(left.Scaled - right.Scaled));

        /// <summary>The same with the other sign.</summary>
        public static T operator -(T value) => T.FromScaled(checked(-value.Scaled));

        /// <summary>Whether the first is the smaller one.</summary>
        public static bool operator <(T left, T right) => left.Scaled < right.Scaled;

        /// <summary>Whether the first is the greater one.</summary>
        public static bool operator >(T left, T right) => left.Scaled > right.Scaled;

        /// <summary>Whether the first is not the greater one.</summary>
        public static bool operator <=(T left, T right) => left.Scaled <= right.Scaled;

        /// <summary>Whether the first is not the smaller one.</summary>
        public static bool operator >=(T left, T right) => left.Scaled >= right.Scaled;

        /// <summary>The smaller of the two.</summary>
        public static T Min(T left, T right) => left.Scaled <= right.Scaled ? left : right;

        /// <summary>The greater of the two.</summary>
        public static T Max(T left, T right) => left.Scaled >= right.Scaled ? left : right;

        /// <summary>The sum of all of them; zero when there is none.</summary>
        public static T Sum(IEnumerable<T> values) => T.FromScaled(values.Aggregate(0L, (sum, value) => checked(sum + value.Scaled)));

        /// <summary>Exactly this value; throws <see cref="ArgumentException"/> when it has more decimals than the type holds.</summary>
        public static T Of(decimal value) => value * PowerOfTen<T>() is var scaled && decimal.IsInteger(scaled)
            ? T.FromScaled((long)scaled)
            : throw new ArgumentException($"{value} has more than {T.Scale} decimals.", nameof(value));

        /// <summary>This value rounded to the decimals of the type, half away from zero.</summary>
        public static T Round(decimal value) => T.FromScaled((long)Math.Round(value * PowerOfTen<T>(), MidpointRounding.AwayFromZero));
    }

    internal static decimal ToDecimal<T>(this T value) where T : struct, IScaled<T> => value.Scaled / PowerOfTen<T>();

    /// <summary>The shortest plain notation with a dot: 1648.23, 3.5, 4.</summary>
    internal static string ToPlainText<T>(this T value) where T : struct, IScaled<T> =>
        value.ToDecimal().ToString("0.##########", CultureInfo.InvariantCulture);

    internal static string ToBrazilianText<T>(this T value, string format) where T : struct, IScaled<T> => value.ToDecimal().ToString(format, Brazil);

    /// <summary>Reads a number in JSON notation exactly; false for anything else, for too many decimals and for what does not fit.</summary>
    internal static bool TryParse<T>(string? text, out T value) where T : struct, IScaled<T>
    {
        value = default;
        // Longer than any number that fits; also keeps the powers of ten below small.
        if (text is null or { Length: > 64 }) return false;
        var exponent = 0;
        var end = text.IndexOfAny(['e', 'E']);
        if (end >= 0 && !int.TryParse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
        var mantissa = end < 0 ? text : text[..end];
        var point = mantissa.IndexOf('.');
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        if (point >= 0) mantissa = mantissa.Remove(point, 1);
        if (!BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)) return false;
        if (digits.IsZero) return true;

        var shift = (long)T.Scale + exponent - decimals;
        if (shift is < -64 or > 64) return false;
        var power = BigInteger.Pow(10, (int)Math.Abs(shift));
        if (shift < 0 && !(digits % power).IsZero) return false;
        var scaled = shift < 0 ? digits / power : digits * power;
        if (scaled < long.MinValue || scaled > long.MaxValue) return false;
        value = T.FromScaled((long)scaled);
        return true;
    }

    // A static abstract member cannot be named inside an expression tree.
    internal static T FromScaled<T>(long scaled) where T : struct, IScaled<T> => T.FromScaled(scaled);

    private static decimal PowerOfTen<T>() where T : struct, IScaled<T> => (decimal)BigInteger.Pow(10, T.Scale);
}
