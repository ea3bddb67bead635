namespace Biela.Kernel;

/// <summary>What happens to a due date that falls on a weekend or a national holiday.</summary>
public enum DateShift
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It moves to the next business day.</summary>
    Next,

    /// <summary>It moves to the business day before.</summary>
    Previous,
}

/// <summary>The due dates of installments.</summary>
public static class DueDates
{
    /// <summary>Monthly dates that keep the day of the first one, clamped to the end of short months; a shifted date never becomes the anchor.</summary>
    public static DateOnly[] Monthly(DateOnly first, int count, DateShift shift = DateShift.None)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. Enumerable.Range(0, count).Select(months => Shifted(first.AddMonths(months), shift))];
    }

    /// <summary>The day itself, or the nearest business day in the direction of the shift.</summary>
    public static DateOnly Shifted(DateOnly day, DateShift shift)
    {
        while (shift != DateShift.None && !Holidays.IsBusinessDay(day)) day = day.AddDays(shift == DateShift.Next ? 1 : -1);
        return day;
    }
}
