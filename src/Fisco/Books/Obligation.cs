using System.Text.Json;

namespace Biela.Fisco;

/// <summary>How often an obligation comes.</summary>
public enum ObligationPeriod
{
    /// <summary>For each month.</summary>
    Month,

    /// <summary>For each quarter of the calendar.</summary>
    Quarter,

    /// <summary>For each calendar year.</summary>
    Year,
}

/// <summary>What a shop must do to have an obligation.</summary>
public enum ObligationNeed
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Sell goods: it has a state registration.</summary>
    Goods,

    /// <summary>Provide services.</summary>
    Services,
}

/// <summary>What decides which obligations a shop has, and when.</summary>
/// <param name="Regime">How it is taxed.</param>
/// <param name="State">Its state.</param>
/// <param name="StateRegistration">IE, digits; null without one.</param>
/// <param name="HasServices">Whether it provides services.</param>
/// <param name="IssDay">Day of the month on which its city wants ISS; null where that is not known.</param>
public sealed record ObligedShop(TaxRegime Regime, string State, string? StateRegistration, bool HasServices, int? IssDay);

/// <summary>Something to pay or to declare again and again.</summary>
/// <param name="Code">Its name; of the rows of one code the state's own stands before that of all states.</param>
/// <param name="Name">What the user reads.</param>
/// <param name="From">First day of the first period.</param>
/// <param name="Months">How many months after the last one of the period it is due.</param>
/// <param name="Source">The law.</param>
public sealed record Obligation(string Code, string Name, DateOnly From, int Months, string Source)
{
    /// <summary>Last day of the last period; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The regimes that have it; <see cref="TaxRegime.None"/> for every one.</summary>
    public TaxRegime Regimes { get; init; }

    /// <summary>The state; null for all.</summary>
    public string? Uf { get; init; }

    /// <summary>Who has it.</summary>
    public ObligationNeed Needs { get; init; }

    /// <summary>How often.</summary>
    public ObligationPeriod Every { get; init; }

    /// <summary>Day of the month; the last one when neither this nor another way to tell the day is given.</summary>
    public int? Day { get; init; }

    /// <summary>The so many-eth business day of the month.</summary>
    public int? BusinessDay { get; init; }

    /// <summary>Day of the month by the last digit of the state registration.</summary>
    public IReadOnlyList<int>? DayByRegistration { get; init; }

    /// <summary>Where it moves to from a weekend or a national holiday. In doubt it is the day before, which is never late.</summary>
    public DateShift Shift { get; init; }

    /// <summary>Whether the accountant has to confirm it.</summary>
    public bool Confirm { get; init; }

    /// <summary>The rows of the whole country, as known in November of 2026.</summary>
    public static IReadOnlyList<Obligation> National { get; } = Load();

    /// <summary>What of it is due in a calendar month, before it moves; the day it moves to may lie in the next one.</summary>
    /// <param name="shop">Who owes it.</param>
    /// <param name="month">First day of the month.</param>
    public static IReadOnlyList<DueObligation> In(ObligedShop shop, DateOnly month) =>
        [.. National.Where(row => row.Fits(shop)).GroupBy(row => row.Code).Select(same => same.MaxBy(row => row.Uf is null ? 0 : 1)!)
            .Where(row => row.IsFor(month.AddMonths(-row.Months)))
            .Select(row => new DueObligation(row, month, month.AddMonths(-row.Months), row.DueOn(shop, month), row.IsUnsure(shop)))
            .OrderBy(due => due.DueOn).ThenBy(due => due.Obligation.Code, StringComparer.Ordinal)];

    private bool Fits(ObligedShop shop) => (Regimes == TaxRegime.None || (Regimes & shop.Regime) != TaxRegime.None) && (Uf is null || Uf == shop.State)
        && Needs switch { ObligationNeed.Goods => shop.StateRegistration is not null, ObligationNeed.Services => shop.HasServices, _ => true };

    /// Whether a period ends with this month, and it is one of those in which the row holds.
    private bool IsFor(DateOnly last) => From <= EndOf(last) && (Until is not { } until || EndOf(last) <= until) && Every switch
    {
        ObligationPeriod.Quarter => last.Month % 3 == 0,
        ObligationPeriod.Year => last.Month == 12,
        _ => true,
    };

    private DateOnly DueOn(ObligedShop shop, DateOnly month)
    {
        if (BusinessDay is { } nth)
            return Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).Where(Holidays.IsBusinessDay).ElementAt(nth - 1);
        var last = EndOf(month);
        var day = Code == "ISS" && shop.IssDay is { } told ? told : DayByRegistration is { } days ? days[shop.StateRegistration![^1] - '0'] : Day ?? last.Day;
        return DueDates.Monthly(new(month.Year, month.Month, Math.Min(day, last.Day)), 1, Shift)[0];
    }

    private bool IsUnsure(ObligedShop shop) => Confirm && !(Code == "ISS" && shop.IssDay is not null);

    private static DateOnly EndOf(DateOnly month) => new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));

    private static Obligation[] Load()
    {
        using var json = typeof(Obligation).Assembly.GetManifestResourceStream(typeof(Obligation), "Books.obligations.json")!;
        return JsonSerializer.Deserialize<Obligation[]>(json, TaxRowJson.Options)!;
    }
}

/// <summary>An obligation of a period.</summary>
/// <param name="Obligation">Which.</param>
/// <param name="Month">The month in whose calendar it stands.</param>
/// <param name="Period">First day of the last month of the period it is for.</param>
/// <param name="DueOn">The last day to do it, a business day.</param>
/// <param name="Confirm">Whether the accountant has to confirm it.</param>
public sealed record DueObligation(Obligation Obligation, DateOnly Month, DateOnly Period, DateOnly DueOn, bool Confirm);
