namespace Biela.Modules.Orders;

/// <summary>What the shop answers for. Both last days are covered.</summary>
internal sealed record Warranty(DateOnly StartsOn, DateOnly LegalUntil, DateOnly Until)
{
    /// <summary>CDC art. 26: 90 days for a durable service, counted from the day after the delivery; nobody can waive them.</summary>
    public const int LegalDays = 90;

    /// <summary>The contractual months begin where the legal days end.</summary>
    public static Warranty From(DateOnly deliveredOn, int months) =>
        new(deliveredOn, deliveredOn.AddDays(LegalDays), deliveredOn.AddDays(LegalDays).AddMonths(months));
}

/// <summary>Who took the engine away.</summary>
internal sealed record Delivery(DateOnly On, string ReceivedBy, string? Document, int? Odometer);
