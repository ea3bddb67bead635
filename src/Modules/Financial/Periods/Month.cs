using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Biela.Modules.Financial;

/// <summary>A month of the books, <c>2026-02</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Month(int Year, int Number)
{
    /// <summary>A month, or a day that stands for its month.</summary>
    public const string Pattern = @"^(19|20|21)\d\d-(0[1-9]|1[0-2])(-\d\d)?$";

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads what <see cref="Pattern"/> lets through.</summary>
    public static Month Parse(string text) =>
        new(int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(5, 2), CultureInfo.InvariantCulture));

    /// <summary>Binds the month of a route, of the years of <see cref="Pattern"/>.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var valid = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", out var first) && first.Year is >= 1900 and < 2200;
        month = valid ? Of(first) : default;
        return valid;
    }

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public Month Next => Number == 12 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>From this month to that one, both included.</summary>
    public List<Month> Until(Month last)
    {
        var months = new List<Month>();
        for (var month = this; !month.IsAfter(last); month = month.Next) months.Add(month);
        return months;
    }

    public bool IsAfter(Month other) => (Year, Number).CompareTo((other.Year, other.Number)) > 0;

    public override string ToString() => $"{Year:0000}-{Number:00}";

    /// <summary>In the database it is its text, which sorts like the months.</summary>
    public sealed class Stored() : ValueConverter<Month, string>(month => month.ToString(), text => Parse(text));
}
