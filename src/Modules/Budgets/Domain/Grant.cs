namespace Biela.Modules.Budgets;

/// <summary>The discount somebody may give stands for: all discounts of a version against its gross total.</summary>
internal sealed record Grant(Guid? By, string Name, DateTimeOffset At, Money Given, Money Gross)
{
    /// <summary>Whether a discount is neither more money nor a greater part of the gross than what was granted.</summary>
    public bool Covers(Money given, Money gross) => given <= Given && (Int128)given.Cents * Gross.Cents <= (Int128)Given.Cents * gross.Cents;
}

internal static class DiscountLimit
{
    /// <summary>Compared exactly, not as a rounded percentage; the limit itself is allowed.</summary>
    public static bool Covers(this Percent limit, Money given, Money gross) =>
        (Int128)given.Cents * Percent.Of(100).TenThousandths <= (Int128)limit.TenThousandths * gross.Cents;
}
